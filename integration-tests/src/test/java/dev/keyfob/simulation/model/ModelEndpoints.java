package dev.keyfob.simulation.model;

import dev.keyfob.simulation.wire.WireRequest;
import jakarta.annotation.Nullable;

/** Applies requests to the credentials. */
final class ModelEndpoints {

  /**
   * The response of the provider itself.
   *
   * @param dateNanos the time that its Date shows
   */
  record Applied(ModelResponse response, long dateNanos, @Nullable ModelCredential credential) {}

  private final CredentialStore store;
  private final ModelListings listings;
  private final ServerClock clock;

  ModelEndpoints(CredentialStore store, ModelListings listings, ServerClock clock) {
    this.store = store;
    this.listings = listings;
    this.clock = clock;
  }

  Applied apply(WireRequest request, Actor actor) {
    CredentialFamily family = CredentialFamily.of(request.path());
    if (request.method().equals("GET")) {
      boolean noCache = "no-cache".equals(request.header("Cache-Control"));
      ModelListings.Listed listed =
          listings.list(family, subject(request), request.target(), noCache);
      return new Applied(listed.response(), listed.nanos(), null);
    }
    if (request.method().equals("POST")) {
      ModelCredential made = store.create(family, subjectToCreate(family, request.body()), actor);
      return issued(201, made);
    }
    return change(family, request, actor);
  }

  private Applied change(CredentialFamily family, WireRequest request, Actor actor) {
    String id = id(family, request.path());
    ModelCredential one = store.findForChange(family, id);
    if (one == null) {
      return new Applied(ModelResponse.error(404), clock.now(), null);
    }
    if (request.method().equals("DELETE")) {
      store.delete(one, actor);
      return new Applied(
          family == CredentialFamily.VPN_SESSION
              ? ModelResponse.json(204, "")
              : ModelResponse.json(200, "{}"),
          clock.now(),
          one);
    }
    if (family == CredentialFamily.PING_SESSION) {
      one.pause(actor, clock.now());
      String body = "{\"session_id\":\"" + id + "\",\"paused\":true}";
      return new Applied(ModelResponse.json(200, body), clock.now(), one);
    }
    store.reissue(one, actor);
    return issued(200, one);
  }

  private Applied issued(int status, ModelCredential one) {
    String body = ModelJson.issued(one, one.newest().secret(), clock);
    return new Applied(ModelResponse.json(status, body), clock.now(), one);
  }

  private static String id(CredentialFamily family, String path) {
    String rest = path.substring(family.path().length() + 1);
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  private static String subjectToCreate(CredentialFamily family, String body) {
    return switch (family) {
      case VPN_SESSION -> ModelJson.member(body, "site");
      case API_KEY -> ModelJson.member(body, "name");
      case PING_SESSION -> ModelJson.member(body, "zone");
    };
  }

  private static @Nullable String subject(WireRequest request) {
    int filter = request.target().indexOf("%5D=");
    return filter < 0 ? null : request.target().substring(filter + 4);
  }
}
