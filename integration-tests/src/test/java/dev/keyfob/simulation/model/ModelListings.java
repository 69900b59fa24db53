package dev.keyfob.simulation.model;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists credentials the way the provider of the life does. */
final class ModelListings {

  private record Stored(long nanos, long until, ModelResponse response) {}

  /** A listing and the time that its Date shows. */
  record Listed(ModelResponse response, long nanos) {}

  private final CredentialStore store;
  private final ProviderTraits traits;
  private final ServerClock clock;
  private final Map<String, Stored> cache = new HashMap<>();

  ModelListings(CredentialStore store, ProviderTraits traits, ServerClock clock) {
    this.store = store;
    this.traits = traits;
    this.clock = clock;
  }

  /**
   * Fills the cache, as a request before the life would have done.
   *
   * @param target the key of the cache
   * @param nanos the time of that request
   * @param until the time after which the cache asks the provider again
   */
  void remember(
      CredentialFamily family, @Nullable String subject, String target, long nanos, long until) {
    if (traits.listing().isCached()) {
      List<ModelCredential> visible = new ArrayList<>(store.visible(family, subject));
      visible.removeIf(one -> one.createdNanos() > nanos);
      ModelResponse response = ModelResponse.json(200, ModelJson.listed(visible, clock));
      cache.put(target, new Stored(nanos, until, response));
    }
  }

  Listed list(CredentialFamily family, @Nullable String subject, String target, boolean noCache) {
    Stored stored = cache.get(target);
    boolean usable =
        stored != null
            && stored.until() > clock.now()
            && !(noCache && traits.listing() == ListingStyle.CACHED_UNLESS_ASKED);
    if (usable) {
      long age = (clock.now() - stored.nanos()) / 1_000_000_000;
      return new Listed(
          traits.listing() == ListingStyle.CACHED_WITHOUT_AGE
              ? stored.response()
              : stored.response().withHeader("Age: " + Math.max(1, age)),
          stored.nanos());
    }
    return new Listed(listed(family, subject), clock.now());
  }

  private ModelResponse listed(CredentialFamily family, @Nullable String subject) {
    List<ModelCredential> visible = store.visible(family, subject);
    if (traits.listing().isPage() && visible.size() > traits.pageSize()) {
      int from =
          traits.listing() == ListingStyle.OLDEST_PAGE ? 0 : visible.size() - traits.pageSize();
      visible = visible.subList(from, from + traits.pageSize());
    }
    return ModelResponse.json(200, ModelJson.listed(visible, clock));
  }
}
