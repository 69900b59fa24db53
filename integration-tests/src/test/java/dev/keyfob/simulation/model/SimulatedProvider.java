package dev.keyfob.simulation.model;

import dev.keyfob.simulation.schedule.Schedule;
import dev.keyfob.simulation.wire.WireConnection;
import dev.keyfob.simulation.wire.WireRequest;
import dev.keyfob.simulation.wire.WireServer;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The provider of one life, with the network, caches and gateways in front of it. */
public final class SimulatedProvider implements WireServer {

  private static final int LONGEST_CACHE_MILLIS = 4_000;

  private final Schedule schedule;
  private final ProviderTraits traits;
  private final Consumer<String> story;
  private final Consumer<SeenRequest> observer;
  private final CredentialStore store;
  private final ModelListings listings;
  private final ModelExchange.Provider shared;
  private final List<SeenRequest> seen = new ArrayList<>();
  private final List<MissedRequest> missed = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private int refusedConnections;

  /**
   * Creates a provider.
   *
   * @param story takes a line for each request
   * @param observer is called with each request before it is handled
   */
  public SimulatedProvider(
      Schedule schedule,
      ProviderTraits traits,
      Consumer<String> story,
      Consumer<SeenRequest> observer) {
    this.schedule = schedule;
    this.traits = traits;
    this.story = story;
    this.observer = observer;
    ServerClock clock = new ServerClock(schedule, traits);
    this.store = new CredentialStore(schedule, traits);
    this.listings = new ModelListings(store, traits, clock);
    ModelEndpoints endpoints = new ModelEndpoints(store, listings, clock);
    this.shared = new ModelExchange.Provider(schedule, traits, clock, store, endpoints, story);
  }

  /** Returns the client's local time at the beginning. */
  public Instant localStart() {
    return ServerClock.localStart(traits);
  }

  public CredentialStore store() {
    return store;
  }

  public List<SeenRequest> seen() {
    return seen;
  }

  /** Returns the requests that were written on connections that the server had closed. */
  public List<MissedRequest> missed() {
    return missed;
  }

  /** Accepts an API key. */
  public void accept(String key) {
    keys.add(key);
  }

  /** Rejects an API key from now on. */
  public void reject(String key) {
    keys.remove(key);
  }

  /** Refuses the next connections. */
  public void refuseConnections(int count) {
    refusedConnections = count;
  }

  /**
   * Lets a cache in front of the provider keep listings.
   *
   * @param age how long ago they were made, in nanoseconds
   */
  public void fillCaches(List<String> sites, long age) {
    remember(CredentialFamily.API_KEY, null, CredentialFamily.API_KEY.path(), age);
    for (String site : sites) {
      remember(
          CredentialFamily.VPN_SESSION, site, "/vpn_sessions?filter%5Blocation%5D=" + site, age);
    }
  }

  private void remember(CredentialFamily family, @Nullable String site, String target, long age) {
    long until = schedule.random(LONGEST_CACHE_MILLIS) * 1_000_000L;
    listings.remember(family, site, target, -age, until);
  }

  /**
   * Creates a credential of another client that is listed when the life begins.
   *
   * @param age how long ago that was, in nanoseconds
   */
  public void createBefore(CredentialFamily family, String subject, Actor actor, long age) {
    store.create(family, subject, actor, -age, -age);
  }

  /** Creates a credential of another client. */
  public ModelCredential createForColleague(CredentialFamily family, String subject, Actor actor) {
    return store.create(family, subject, actor);
  }

  /** Deletes or reissues a credential as another client. */
  public Optional<ModelCredential> changeForColleague(
      CredentialFamily family, boolean delete, Actor actor) {
    ModelCredential one = store.any(family);
    if (one != null && delete) {
      store.delete(one, actor);
    } else if (one != null) {
      store.reissue(one, actor);
    }
    return Optional.ofNullable(one);
  }

  @Override
  public boolean accepts() {
    return refusedConnections == 0 || refusedConnections-- == 0;
  }

  @Override
  public void handle(WireRequest request, WireConnection connection) {
    Actor actor = (Actor) request.origin();
    WireFault fault = actor.nextFault();
    SeenRequest one =
        new SeenRequest(
            seen.size() + 1, actor, request.method(), request.path(), schedule.nanos(), fault);
    seen.add(one);
    observer.accept(one);
    story.accept(one + (fault == null ? "" : " meets " + fault));
    ModelExchange exchange = new ModelExchange(shared, request, one, connection);
    String key = request.header("Authorization");
    if (key == null || !keys.contains(key.replace("Bearer ", ""))) {
      exchange.answer(ModelResponse.error(401));
      exchange.send();
    } else if (fault == null) {
      exchange.apply();
      exchange.send();
    } else {
      fault.meet(exchange);
    }
  }

  @Override
  public void missed(WireRequest request, long nanosSinceEnd) {
    missed.add(new MissedRequest((Actor) request.origin(), request.method(), nanosSinceEnd));
    story.accept(
        request.origin() + ": " + request.method() + " on a connection that the server has closed");
  }
}
