package dev.keyfob.connect;

import jakarta.annotation.Nullable;
import java.util.List;

/** The parameters of TLS and REALITY that both Xray and sing-box support. */
final class TlsParameters {

  /**
   * REALITY needs a fingerprint. The fingerprint that the share-link proposal defines as default.
   */
  static final String DEFAULT_FINGERPRINT = "chrome";

  private static final List<String> INSECURE =
      List.of("allowInsecure", "insecure", "allow_insecure");

  private TlsParameters() {}

  static @Nullable List<String> takeAlpn(LinkParameters parameters) {
    List<String> alpn = parameters.takeList("alpn");
    return alpn == null ? parameters.takeList("alpn[]") : alpn;
  }

  static String takePublicKey(LinkParameters parameters) {
    String key = parameters.take("pbk");
    if (key == null) {
      throw new IllegalArgumentException(
          "the VLESS link has security reality, but no public key (parameter pbk)");
    }
    return key;
  }

  /**
   * Takes the parameters that {@link #takeInsecure} reads, if they ask for verification, which is
   * the default.
   */
  static void takeVerification(LinkParameters parameters) {
    for (String name : INSECURE) {
      parameters.takeNeutral(name, "0", "false");
    }
  }

  /**
   * Returns whether the link turns certificate verification off; clients use several names for this
   * parameter.
   */
  static boolean takeInsecure(LinkParameters parameters) {
    boolean insecure = false;
    for (String name : INSECURE) {
      String value = parameters.takeOneOf(name, "0", "0", "1", "true", "false");
      insecure |= value.equals("1") || value.equals("true");
    }
    return insecure;
  }
}
