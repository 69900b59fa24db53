package dev.keyfob.testing;

import dev.keyfob.PageRequest;
import dev.keyfob.generated.pingnetwork.model.ConnectionType;
import dev.keyfob.latitude.ApiKeyChanges;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.NewSshKey;
import dev.keyfob.latitude.ServerFilter;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.LimitsChange;
import dev.keyfob.pingnetwork.LimitsScope;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.testing.FacadeOperation.ExampleRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All operations of the facade that send one request. The contract tests fail when one of its
 * methods, or an accessor of one of its results, is missing here.
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

  private static final Map<String, String> SERVER =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("hostname", "/attributes/hostname"),
          Map.entry("label", "/attributes/label"),
          Map.entry("status", "/attributes/status"),
          Map.entry("ipmiStatus", "/attributes/ipmi_status"),
          Map.entry("site", "/attributes/region/site/slug"),
          Map.entry("plan", "/attributes/plan/name"),
          Map.entry("operatingSystem", "/attributes/operating_system/name"),
          Map.entry("projectId", "/attributes/project/id"),
          Map.entry("projectName", "/attributes/project/name"),
          Map.entry("primaryIpv4", "/attributes/primary_ipv4"),
          Map.entry("primaryIpv6", "/attributes/primary_ipv6"),
          Map.entry("locked", "/attributes/locked"),
          Map.entry("createdAt", "/attributes/created_at"));

  private static final Map<String, String> SSH_KEY =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("name", "/attributes/name"),
          Map.entry("publicKey", "/attributes/public_key"),
          Map.entry("fingerprint", "/attributes/fingerprint"),
          Map.entry("projectId", "/attributes/project/id"),
          Map.entry("userId", "/attributes/user/id"),
          Map.entry("userEmail", "/attributes/user/email"),
          Map.entry("createdAt", "/attributes/created_at"),
          Map.entry("updatedAt", "/attributes/updated_at"));

  private static final Map<String, String> PROJECT =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("name", "/attributes/name"),
          Map.entry("slug", "/attributes/slug"),
          Map.entry("description", "/attributes/description"),
          Map.entry("environment", "/attributes/environment"),
          Map.entry("createdAt", "/attributes/created_at"),
          Map.entry("updatedAt", "/attributes/updated_at"));

  private static final Map<String, String> REGION =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("site", "/attributes/slug"),
          Map.entry("name", "/attributes/name"),
          Map.entry("facility", "/attributes/facility"),
          Map.entry("country", "/attributes/country/name"));

  /** A public key without a private one. */
  public static final String PUBLIC_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM6irwaZuy3hHtiaTNgFLpSZ4KJQlgU0Wa+Zl+CWrEGR";

  private static final PageRequest PAGE = new PageRequest(1, 20);

  private static final Map<String, String> PING_SESSION =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("connectionType", "/connection_type"),
          Map.entry("zone", "/zone"),
          Map.entry("configuration", "/configuration"),
          Map.entry("link", "/configuration_link"),
          Map.entry("reusable", "/reusable"),
          Map.entry("createdAt", "/created_at"));

  private static final Map<String, String> IPMI =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("address", "/attributes/ipmi_address"),
          Map.entry("url", "/attributes/ipmi_url"),
          Map.entry("userName", "/attributes/ipmi_username"),
          Map.entry("password", "/attributes/ipmi_password"));

  private static final Map<String, String> ZONE =
      Map.of("code", "/code", "name", "/name", "hasActiveNodes", "/has_active_nodes");

  private static final Map<String, String> STATUS =
      Map.ofEntries(
          Map.entry("clientId", "/client_id"),
          Map.entry("state", "/status"),
          Map.entry("durationSeconds", "/duration"),
          Map.entry("uploadedBytes", "/uploaded_bytes"),
          Map.entry("downloadedBytes", "/downloaded_bytes"));

  private static final Map<String, String> PAUSE =
      Map.of("sessionId", "/session_id", "paused", "/paused");

  private static final Map<String, String> LIMITS =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("downloadedBytes", "/downloaded_bytes"),
          Map.entry("uploadedBytes", "/uploaded_bytes"),
          Map.entry("downloadSpeed", "/download_speed"),
          Map.entry("uploadSpeed", "/upload_speed"),
          Map.entry("maxSessions", "/max_sessions"),
          Map.entry("maxReconnections", "/max_reconnections"),
          Map.entry("createdAt", "/created_at"),
          Map.entry("updatedAt", "/updated_at"));

  private static final LimitsChange CHANGE =
      LimitsChange.none().downloadedBytes(5_000_000_000L).uploadSpeed(1_000);

  private FacadeOperations() {}

  /** Returns all. */
  public static List<FacadeOperation> all() {
    return Stream.of(vpnSessions(), apiKeys(), servers(), ids(), sessions(), limits())
        .flatMap(group -> group)
        .toList();
  }

  /** Returns the operations that issue a credential. */
  public static List<FacadeOperation> issuing() {
    return all().stream().filter(operation -> !operation.secret().isEmpty()).toList();
  }

  private static Stream<FacadeOperation> vpnSessions() {
    Map<String, String> issued = and(VPN_SESSION, "password", "/attributes/password");
    Function<AutoCloseable, String> session =
        client -> latitude(client).vpnSessions().create(Site.SAO, "sv_1").id();
    return Stream.of(
        latitude(
                "post-vpn-session",
                "vpnSessions",
                "create",
                request ->
                    List.of(
                        Site.of(request.body("/data/attributes/site")),
                        request.body("/data/attributes/server_id")))
            .gives("/data", issued, "password"),
        latitude("get-vpn-sessions", "vpnSessions", "list", request -> List.of())
            .gives("/data", VPN_SESSION),
        latitude(
                "get-vpn-sessions",
                "vpnSessions",
                "list",
                request -> List.of(Site.of(request.query("filter[location]"))))
            .gives("/data", VPN_SESSION),
        latitude(
                "put-vpn-session",
                "vpnSessions",
                "refreshPassword",
                request -> List.of(request.target()))
            .needs(session)
            .gives("/data", issued, "password"),
        latitude(
                "delete-vpn-session", "vpnSessions", "delete", request -> List.of(request.target()))
            .needs(session));
  }

  private static Stream<FacadeOperation> apiKeys() {
    Map<String, String> issued = and(API_KEY, "token", "/attributes/token");
    Function<AutoCloseable, String> key =
        client -> latitude(client).apiKeys().create(NewApiKey.named("one")).id();
    return Stream.of(
        latitude(
                "post-api-key",
                "apiKeys",
                "create",
                request -> List.of(NewApiKey.named(request.body("/data/attributes/name"))))
            .gives("/data", issued, "token"),
        latitude("get-api-keys", "apiKeys", "list", request -> List.of()).gives("/data", API_KEY),
        latitude("rotate-api-key", "apiKeys", "rotate", request -> List.of(request.target()))
            .needs(key)
            .gives("/data", issued, "token"),
        latitude(
                "update-api-key",
                "apiKeys",
                "update",
                request ->
                    List.of(
                        request.target(),
                        ApiKeyChanges.none()
                            .name(request.body("/data/attributes/name"))
                            .readOnly(true)
                            .clearAllowedIps()))
            .needs(key)
            .gives("/data", API_KEY),
        latitude("delete-api-key", "apiKeys", "delete", request -> List.of(request.target()))
            .needs(key));
  }

  private static Stream<FacadeOperation> servers() {
    return Stream.of(
        latitude(
                "create-server-out-of-band",
                "outOfBandConnections",
                "create",
                request -> List.of(request.target(), request.body("/data/attributes/ssh_key_id")))
            .gives("/data", OUT_OF_BAND, "password"),
        latitude(
                "get-server-out-of-band",
                "outOfBandConnections",
                "find",
                request -> List.of(request.target()))
            .needs(
                client ->
                    latitude(client).outOfBandConnections().create("sv_1", "ssh_1").serverId())
            .gives("/data", OUT_OF_BAND, "password"),
        latitude(
                "create-ipmi-session",
                "ipmiSessions",
                "create",
                request -> List.of(request.target()))
            .gives("/data", IPMI, "password"));
  }

  private static Stream<FacadeOperation> ids() {
    Function<AutoCloseable, String> key =
        client -> latitude(client).sshKeys().create(NewSshKey.of("one", PUBLIC_KEY)).id();
    return Stream.of(
        latitude("get-servers", "servers", "page", request -> List.of(ServerFilter.all(), PAGE))
            .gives("/data", SERVER),
        latitude("get-server", "servers", "get", request -> List.of(request.target()))
            .gives("/data", SERVER),
        latitude("get-ssh-keys", "sshKeys", "page", request -> List.of(PAGE))
            .needs(key)
            .gives("/data", SSH_KEY),
        latitude("get-ssh-key", "sshKeys", "get", request -> List.of(request.target()))
            .needs(key)
            .gives("/data", SSH_KEY),
        latitude(
                "post-ssh-key",
                "sshKeys",
                "create",
                request ->
                    List.of(
                        NewSshKey.of(
                                request.body("/data/attributes/name"),
                                request.body("/data/attributes/public_key"))
                            .project(request.body("/data/attributes/project"))))
            .gives("/data", SSH_KEY),
        latitude("delete-ssh-key", "sshKeys", "delete", request -> List.of(request.target()))
            .needs(key),
        latitude("get-projects", "projects", "page", request -> List.of(PAGE))
            .gives("/data", PROJECT),
        latitude("get-regions", "regions", "page", request -> List.of(PAGE))
            .gives("/data", REGION));
  }

  private static Stream<FacadeOperation> sessions() {
    Function<AutoCloseable, String> session =
        client -> ping(client).sessions().create(NewSession.of("client", "xx").reusable(true)).id();
    return Stream.of(
        ping("listZones", "zones", "list", request -> List.of()).gives("/zones", ZONE),
        ping(
                "createSession",
                "sessions",
                "create",
                request ->
                    List.of(
                        NewSession.of(request.body("/client_id"), request.body("/zone"))
                            .connectionType(ConnectionType.of(request.body("/connection_type")))
                            .reusable(true)))
            .gives("", PING_SESSION, "link"),
        ping("getSessionStatus", "sessions", "status", request -> List.of(request.target()))
            .needs(session)
            .gives("", STATUS),
        ping("pauseSession", "sessions", "pause", request -> List.of(request.target()))
            .needs(session)
            .gives("", PAUSE),
        ping("resumeSession", "sessions", "resume", request -> List.of(request.target()))
            .needs(client -> ping(client).sessions().pause(session.apply(client)).sessionId())
            .gives("", PAUSE));
  }

  private static Stream<FacadeOperation> limits() {
    return Stream.of(
            limits("Global", client -> client.limits().global()),
            limits("Client", client -> client.limits().client()),
            limits("Session", client -> client.limits().session()))
        .flatMap(scope -> scope);
  }

  private static Stream<FacadeOperation> limits(
      String name, Function<PingNetworkClient, LimitsScope> scope) {
    String service = "limits." + name.toLowerCase(Locale.ROOT);
    Function<AutoCloseable, String> limited =
        client -> scope.apply(ping(client)).update(CHANGE).id();
    return Stream.of(
        ping("get" + name + "Limits", service, "get", request -> List.of())
            .needs(limited)
            .gives("", LIMITS),
        ping("update" + name + "Limits", service, "update", request -> List.of(CHANGE))
            .gives("", LIMITS),
        ping("delete" + name + "Limits", service, "delete", request -> List.of()).needs(limited));
  }

  private static FacadeOperation latitude(
      String operationId,
      String service,
      String name,
      Function<ExampleRequest, List<Object>> arguments) {
    return FacadeOperation.of(LATITUDE, operationId, service, name, arguments);
  }

  private static FacadeOperation ping(
      String operationId,
      String service,
      String name,
      Function<ExampleRequest, List<Object>> arguments) {
    return FacadeOperation.of(PING, operationId, service, name, arguments);
  }

  private static LatitudeClient latitude(AutoCloseable client) {
    return (LatitudeClient) client;
  }

  private static PingNetworkClient ping(AutoCloseable client) {
    return (PingNetworkClient) client;
  }

  private static Map<String, String> and(
      Map<String, String> accessors, String accessor, String place) {
    Map<String, String> more = new HashMap<>(accessors);
    more.put(accessor, place);
    return Map.copyOf(more);
  }
}
