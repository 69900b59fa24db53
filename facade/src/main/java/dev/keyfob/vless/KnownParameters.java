package dev.keyfob.vless;

import java.util.Set;

/**
 * The parameter names of VLESS links: the names of the share-link proposal, and further ones that
 * common clients write.
 */
final class KnownParameters {

  private static final Set<String> NAMES =
      Set.of(
          "allowInsecure",
          "allow_insecure",
          "alpn",
          "alpn[]",
          "authority",
          "ech",
          "ed",
          "eh",
          "encryption",
          "extra",
          "flow",
          "fm",
          "fp",
          "headerType",
          "host",
          "insecure",
          "key",
          "mode",
          "mtu",
          "packetEncoding",
          "path",
          "pbk",
          "pcs",
          "pqv",
          "quicSecurity",
          "security",
          "seed",
          "serviceName",
          "sid",
          "sni",
          "spx",
          "tti",
          "type",
          "vcn");

  private KnownParameters() {}

  static boolean contain(String name) {
    return NAMES.contains(name);
  }
}
