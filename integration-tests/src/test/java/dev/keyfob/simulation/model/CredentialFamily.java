package dev.keyfob.simulation.model;

/** The families of credentials that the model issues. */
public enum CredentialFamily {
  VPN_SESSION("vpn_", "/vpn_sessions", "PATCH"),
  API_KEY("tok_", "/auth/api_keys", "PUT"),
  PING_SESSION("ses-", "/sessions", "none");

  private final String idPrefix;
  private final String path;
  private final String reissueMethod;

  CredentialFamily(String idPrefix, String path, String reissueMethod) {
    this.idPrefix = idPrefix;
    this.path = path;
    this.reissueMethod = reissueMethod;
  }

  String idPrefix() {
    return idPrefix;
  }

  /** Returns the path of the collection. */
  public String path() {
    return path;
  }

  String reissueMethod() {
    return reissueMethod;
  }

  /** Returns the family that a path belongs to. */
  static CredentialFamily of(String path) {
    for (CredentialFamily family : values()) {
      if (path.startsWith(family.path)) {
        return family;
      }
    }
    throw new IllegalArgumentException(path);
  }
}
