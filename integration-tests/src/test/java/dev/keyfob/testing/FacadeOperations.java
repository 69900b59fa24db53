package dev.keyfob.testing;

import dev.keyfob.generated.latitude.model.Site;
import dev.keyfob.generated.pingnetwork.model.ConnectionType;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.pingnetwork.NewSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All operations of the facade. The contract tests fail when one of its methods, or an accessor of one of its results,
 * is missing here.
 */
public final class FacadeOperations {

  private static final String LATITUDE = "latitude-sh";
  private static final String PING = "ping-network";

  private static final Map<String, String> VPN_SESSION =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("userName", "/attributes/user_name"),
          Map.entry("host", "/attributes/host"),
          Map.entry("port", "/attributes/port"),
          Map.entry("site", "/attributes/region/site/slug"),
          Map.entry("city", "/attributes/region/city"),
          Map.entry("country", "/attributes/region/country"),
          Map.entry("status", "/attributes/status"),
          Map.entry("expiresAt", "/attributes/expires_at"),
          Map.entry("createdAt", "/attributes/created_at"),
          Map.entry("updatedAt", "/attributes/updated_at"));

  private static final Map<String, String> API_KEY =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("name", "/attributes/name"),
          Map.entry("apiVersion", "/attributes/api_version"),
          Map.entry("tokenLastSlice", "/attributes/token_last_slice"),
          Map.entry("readOnly", "/attributes/read_only"),
          Map.entry("allowedIps", "/attributes/allowed_ips"),
          Map.entry("lastUsedAt", "/attributes/last_used_at"),
          Map.entry("userId", "/attributes/user/id"),
          Map.entry("userEmail", "/attributes/user/email"),
          Map.entry("createdAt", "/attributes/created_at"),
          Map.entry("updatedAt", "/attributes/updated_at"));

  private static final Map<String, String> OUT_OF_BAND =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("serverId", "/attributes/server_id"),
          Map.entry("userName", "/attributes/username"),
          Map.entry("accessIp", "/attributes/access_ip"),
          Map.entry("port", "/attributes/port"),
          Map.entry("serverUser", "/attributes/credentials/user"),
          Map.entry("password", "/attributes/credentials/password"),
          Map.entry("sshKeyId", "/attributes/ssh_key/id"),
          Map.entry("sshKeyDescription", "/attributes/ssh_key/description"),
          Map.entry("sshKeyFingerprint", "/attributes/ssh_key/fingerprint"),
          Map.entry("status", "/attributes/status"),
          Map.entry("createdAt", "/attributes/created_at"));

  private static final Map<String, String> PING_SESSION =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("connectionType", "/connection_type"),
          Map.entry("zone", "/zone"),
          Map.entry("configuration", "/configuration"),
          Map.entry("link", "/configuration_link"),
          Map.entry("reusable", "/reusable"),
          Map.entry("createdAt", "/created_at"));

  private FacadeOperations() {}

  /** Every one. */
  public static List<FacadeOperation> all() {
    return List.of(
        new FacadeOperation(
            LATITUDE,
            "post-vpn-session",
            "vpnSessions",
            "create",
            request -> List.of(
                Site.of(request.body("/data/attributes/site")), request.body("/data/attributes/server_id")),
            "/data",
            and(VPN_SESSION, "password", "/attributes/password"),
            "password"),
        new FacadeOperation(
            LATITUDE, "get-vpn-sessions", "vpnSessions", "list", request -> List.of(), "/data", VPN_SESSION, ""),
        new FacadeOperation(
            LATITUDE,
            "get-vpn-sessions",
            "vpnSessions",
            "list",
            request -> List.of(Site.of(request.parameter("query", "filter[location]"))),
            "/data",
            VPN_SESSION,
            ""),
        new FacadeOperation(
            LATITUDE,
            "post-api-key",
            "apiKeys",
            "create",
            request -> List.of(NewApiKey.named(request.body("/data/attributes/name"))),
            "/data",
            and(API_KEY, "token", "/attributes/token"),
            "token"),
        new FacadeOperation(
            LATITUDE,
            "create-server-out-of-band",
            "outOfBandConnections",
            "create",
            request -> List.of(
                request.parameter("path", "server_id"), request.body("/data/attributes/ssh_key_id")),
            "/data",
            OUT_OF_BAND,
            "password"),
        new FacadeOperation(
            PING,
            "createSession",
            "sessions",
            "create",
            request -> List.of(
                NewSession.of(request.body("/client_id"), request.body("/zone"))
                    .connectionType(ConnectionType.of(request.body("/connection_type")))
                    .reusable(true)),
            "",
            PING_SESSION,
            "link"));
  }

  /** Those that give a credential. */
  public static List<FacadeOperation> issuing() {
    return all().stream().filter(operation -> !operation.secret().isEmpty()).toList();
  }

  private static Map<String, String> and(Map<String, String> accessors, String accessor, String place) {
    Map<String, String> more = new HashMap<>(accessors);
    more.put(accessor, place);
    return Map.copyOf(more);
  }
}
