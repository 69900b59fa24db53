package dev.keyfob.simulation.life;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.secret.Secret;
import dev.keyfob.simulation.model.Actor;
import dev.keyfob.simulation.model.CredentialFamily;
import dev.keyfob.simulation.model.ModelCredential;
import dev.keyfob.simulation.model.SeenRequest;
import dev.keyfob.simulation.model.SimulatedProvider;
import dev.keyfob.simulation.plan.ColleagueAct;
import dev.keyfob.simulation.plan.Disturbance;
import dev.keyfob.simulation.plan.LifePlan;
import dev.keyfob.simulation.plan.LifePlanner;
import dev.keyfob.simulation.plan.StepPlan;
import dev.keyfob.simulation.schedule.Schedule;
import dev.keyfob.simulation.schedule.SimulatedExecutor;
import dev.keyfob.simulation.schedule.SimulatedThread;
import dev.keyfob.simulation.schedule.SimulatedTime;
import dev.keyfob.simulation.wire.SimulatedSocketFactory;
import java.net.InetAddress;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/** Simulates one life according to its plan. */
public final class LifeRun {

  private static final long SCHEDULE = 0x5DEECE66DL;
  private static final long CACHE_AGE = 600_000_000_000L;
  private static final long HOUR = 3_600_000_000_000L;

  private static final OkHttpClient BASE =
      new OkHttpClient.Builder()
          .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
          .proxy(Proxy.NO_PROXY)
          .dns(host -> List.of(InetAddress.getLoopbackAddress()))
          .fastFallback(false)
          .build();

  /**
   * All lives of a thread share one pool, since OkHttp keeps a task for each pool for five minutes.
   */
  private static final ThreadLocal<ConnectionPool> POOL =
      ThreadLocal.withInitial(ConnectionPool::new);

  private final LifePlan plan;
  private final boolean tells;
  private final Schedule schedule;
  private final SimulatedProvider provider;
  private final List<String> story = new ArrayList<>();
  private final LifeTexts texts = new LifeTexts();
  private final List<StepRecord> steps = new ArrayList<>();
  private final List<CallerThread> callers = new ArrayList<>();
  private final List<SimulatedThread> threads = new ArrayList<>();
  private final LatitudeClient latitude;
  private final PingNetworkClient ping;
  private final SimulatedExecutor executor;
  private final Actor colleague = Actor.colleague("colleague");
  private String key = "key-0";
  private boolean supplierFails;
  private boolean listenerFails;

  private LifeRun(LifePlan plan, boolean tells) {
    this.plan = plan;
    this.tells = tells;
    this.schedule = new Schedule(plan.seed() ^ SCHEDULE);
    this.provider = new SimulatedProvider(schedule, plan.traits(), this::tell, this::requested);
    this.executor = new SimulatedExecutor(schedule);
    SimulatedTime time = new SimulatedTime(schedule, provider.localStart());
    OkHttpClient http = httpClient();
    LatitudeClient.Builder builder = LatitudeClient.builder();
    ClientInternals.setTime(builder, time);
    this.latitude =
        builder
            .httpClient(http)
            .baseUrl("http://localhost/")
            .apiKey(this::key)
            .listener(report -> texts.add(report))
            .build();
    PingNetworkClient.Builder pingBuilder = PingNetworkClient.builder();
    ClientInternals.setTime(pingBuilder, time);
    this.ping = pingBuilder.httpClient(http).baseUrl("http://localhost/").apiKey(this::key).build();
    schedule.keepTurnIn(ClientInternals.ledger(latitude));
  }

  /**
   * Lives a life.
   *
   * @param tells whether the result has the story
   */
  public static LifeResult of(LifePlan plan, boolean tells) {
    return new LifeRun(plan, tells).live();
  }

  private OkHttpClient httpClient() {
    return BASE.newBuilder()
        .socketFactory(new SimulatedSocketFactory(schedule, provider))
        .dispatcher(new Dispatcher(executor))
        .connectionPool(POOL.get())
        .eventListener(
            new EventListener() {
              @Override
              public void responseBodyEnd(Call call, long byteCount) {
                if (listenerFails) {
                  listenerFails = false;
                  throw new CallerFailure("the listener quotes CANARY-of-listener");
                }
              }
            })
        .build();
  }

  private Secret<String> key() {
    if (supplierFails) {
      supplierFails = false;
      throw new CallerFailure("the supplier quotes CANARY-of-supplier");
    }
    return Secret.of(key);
  }

  private LifeResult live() {
    provider.accept(key);
    for (int i = 0; i < plan.traits().existing(); i++) {
      CredentialFamily family =
          i % 3 == 2 ? CredentialFamily.API_KEY : CredentialFamily.VPN_SESSION;
      String subject = family == CredentialFamily.API_KEY ? "ci" : LifePlanner.SITES.get(0);
      provider.createBefore(family, subject, colleague, i % 2 == 0 ? HOUR : CACHE_AGE / 2);
    }
    provider.fillCaches(LifePlanner.SITES, CACHE_AGE);
    for (int i = 0; i < plan.callers().size(); i++) {
      begin(i, plan.callers().get(i));
    }
    String aborted = schedule.run();
    latitude.close();
    ping.close();
    POOL.get().evictAll();
    steps.forEach(step -> step.actor().lines().forEach(texts::add));
    return new LifeResult(
        plan,
        aborted,
        steps,
        provider.seen(),
        provider.missed(),
        provider.store(),
        ClientInternals.followed(ClientInternals.ledger(latitude)),
        texts,
        story);
  }

  private void begin(int caller, List<StepPlan> plans) {
    CallerThread waiting = new CallerThread(schedule, executor);
    callers.add(waiting);
    List<StepRecord> own = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      StepPlan step = plans.get(i);
      String name = "caller " + caller + ", step " + i + " (" + step.kind() + ")";
      own.add(new StepRecord(step, caller, Actor.operation(name, step.faults())));
    }
    steps.addAll(own);
    StepRunner runner = new StepRunner(latitude, ping, waiting, texts);
    threads.add(schedule.start(null, () -> runAll(own, runner)));
  }

  /** Runs the steps one after the other, each as its own actor. */
  private void runAll(List<StepRecord> own, StepRunner runner) {
    for (int i = 0; i < own.size(); i++) {
      StepRecord step = own.get(i);
      SimulatedThread.workFor(step.actor());
      schedule.block(() -> false, due(step.plan().pauseMillis()));
      target(step, own.subList(0, i));
      runner.run(step);
      boolean unused = Thread.interrupted(); // the caller has noticed the interrupt by now
      tell(step.actor() + " ends with " + outcome(step));
    }
  }

  private static String outcome(StepRecord step) {
    return (step.held() == null ? "nothing" : step.held().id())
        + (step.claimedGone() == null ? "" : ", " + step.claimedGone() + " is gone")
        + (step.failures().isEmpty() ? "" : ", failures " + step.failures());
  }

  /** Lets a step act on the newest credential that its caller holds. */
  private static void target(StepRecord step, List<StepRecord> before) {
    if (step.plan().kind().reissues() || step.plan().kind().deletes()) {
      for (StepRecord earlier : before) {
        if (earlier.held() != null
            && earlier.plan().kind().family() == step.plan().kind().family()) {
          step.targets(earlier.held().id());
        }
      }
    }
  }

  private void requested(SeenRequest request) {
    for (ColleagueAct act : plan.colleague()) {
      if (act.afterRequests() == request.number()) {
        schedule.at(due(act.millis()), () -> act(act));
      }
    }
    for (Disturbance one : plan.disturbances()) {
      if (one.afterRequests() == request.number()) {
        schedule.at(due(one.millis()), () -> disturb(one));
      }
    }
  }

  private long due(int millis) {
    return schedule.nanos() + millis * 1_000_000L;
  }

  private void act(ColleagueAct act) {
    if (act.what() == ColleagueAct.What.CREATE) {
      ModelCredential made = provider.createForColleague(act.family(), act.subject(), colleague);
      tell("a colleague creates " + made);
    } else {
      provider
          .changeForColleague(act.family(), act.what() == ColleagueAct.What.DELETE, colleague)
          .ifPresent(one -> tell("a colleague does " + act.what() + " to " + one));
    }
  }

  private void disturb(Disturbance one) {
    tell("disturbance: " + one.what() + ", caller " + one.caller());
    switch (one.what()) {
      case INTERRUPT -> schedule.interrupt(threads.get(one.caller() % threads.size()));
      case CANCEL -> schedule.start(null, callers.get(one.caller() % callers.size())::cancel);
      case CLOSE -> schedule.start(null, latitude::close);
      case ROTATE_KEY -> {
        provider.reject(key);
        key = key + "'";
        provider.accept(key);
      }
      case REFUSE_CONNECTIONS -> provider.refuseConnections(2);
      case FAIL_SUPPLIER -> supplierFails = true;
      case FAIL_LISTENER -> listenerFails = true;
    }
  }

  private void tell(String line) {
    if (tells) {
      story.add(schedule.nanos() / 1_000_000 + " ms: " + line);
    }
  }
}
