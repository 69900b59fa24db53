package dev.keyfob.simulation.plan;

import dev.keyfob.simulation.model.CredentialFamily;

/** The operation that a caller runs in one step. */
public enum StepKind {
  CREATE_VPN_SESSION(CredentialFamily.VPN_SESSION),
  LEASE_VPN_SESSION(CredentialFamily.VPN_SESSION),
  REFRESH_VPN_SESSION(CredentialFamily.VPN_SESSION),
  DELETE_VPN_SESSION(CredentialFamily.VPN_SESSION),
  LIST_VPN_SESSIONS(CredentialFamily.VPN_SESSION),
  CREATE_API_KEY(CredentialFamily.API_KEY),
  LEASE_API_KEY(CredentialFamily.API_KEY),
  ROTATE_API_KEY(CredentialFamily.API_KEY),
  DELETE_API_KEY(CredentialFamily.API_KEY),
  CREATE_PING_SESSION(CredentialFamily.PING_SESSION);

  private final CredentialFamily family;

  StepKind(CredentialFamily family) {
    this.family = family;
  }

  public CredentialFamily family() {
    return family;
  }

  public boolean isLease() {
    return this == LEASE_VPN_SESSION || this == LEASE_API_KEY;
  }

  public boolean creates() {
    return isLease()
        || this == CREATE_VPN_SESSION
        || this == CREATE_API_KEY
        || this == CREATE_PING_SESSION;
  }

  public boolean reissues() {
    return this == REFRESH_VPN_SESSION || this == ROTATE_API_KEY;
  }

  public boolean deletes() {
    return this == DELETE_VPN_SESSION || this == DELETE_API_KEY;
  }
}
