package dev.keyfob.simulation.plan;

import dev.keyfob.RecoveryAction;
import dev.keyfob.simulation.model.CredentialFamily;
import dev.keyfob.simulation.model.ListingStyle;
import dev.keyfob.simulation.model.ProviderTraits;
import dev.keyfob.simulation.model.WireFault;
import dev.keyfob.simulation.plan.StepPlan.SinkPlan;
import dev.keyfob.simulation.plan.StepPlan.StepMode;
import dev.keyfob.simulation.wire.WireConnection.Ending;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Creates a plan from a seed. */
public final class LifePlanner {

  public static final List<String> SITES = List.of("SAO", "NYC");

  /** The client tries for five seconds to revoke what it cannot see. */
  private static final int LONGEST_LAG_OF_CHANGES_MILLIS = 3_000;

  private final SplittableRandom random;
  private final boolean calm;

  private LifePlanner(SplittableRandom random) {
    this.random = random;
    this.calm = chance(30);
  }

  public static LifePlan plan(long seed) {
    LifePlanner planner = new LifePlanner(new SplittableRandom(seed));
    ProviderTraits traits = planner.traits();
    List<List<StepPlan>> callers = planner.callers();
    return new LifePlan(
        seed, traits, callers, planner.colleague(), planner.disturbances(callers.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @SafeVarargs
  private <T> T any(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private ProviderTraits traits() {
    int idleMillis = any(300, 1_000, 5_000, 60_000);
    if (calm) {
      return new ProviderTraits(
          true,
          any(0, 0, 900, -900),
          any(0, 3_600_000, -7_000),
          any(0, 0, 800),
          false,
          ListingStyle.COMPLETE,
          10,
          idleMillis,
          false,
          random.nextInt(4));
    }
    ListingStyle listing = chance(75) ? ListingStyle.COMPLETE : any(ListingStyle.values());
    int lagMillis = any(0, 0, 0, 1_000, 3_000, 6_000);
    return new ProviderTraits(
        chance(95),
        any(0, 0, 0, 1_000, -1_000, 2_500, -60_000, 3_600_000),
        any(0, 0, 3_600_000, -3_600_000, 5_000),
        lagMillis,
        lagMillis <= LONGEST_LAG_OF_CHANGES_MILLIS && chance(20),
        listing,
        any(10, 20),
        idleMillis,
        chance(15),
        listing.isPage() ? 9 + random.nextInt(14) : random.nextInt(5));
  }

  private List<List<StepPlan>> callers() {
    int count = any(1, 1, 1, 1, 2, 2, 2, 3, 3, 4);
    List<List<StepPlan>> callers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<StepPlan> steps = new ArrayList<>();
      int length = count == 1 ? 1 + random.nextInt(3) : 1 + random.nextInt(2);
      for (int j = 0; j < length; j++) {
        steps.add(step(j == 0));
      }
      callers.add(steps);
    }
    return callers;
  }

  private StepPlan step(boolean first) {
    StepKind kind = first ? creation() : chance(50) ? creation() : followUp();
    boolean recovers =
        kind.creates() && kind.family() != CredentialFamily.PING_SESSION && chance(60);
    RecoveryAction recovery = recovers ? any(RecoveryAction.values()) : null;
    SinkPlan sink =
        kind.creates() && chance(25)
            ? any(
                SinkPlan.KEEPS,
                SinkPlan.THROWS,
                SinkPlan.THROWS_ERROR,
                SinkPlan.THROWS_AT_REPLACEMENT)
            : SinkPlan.NONE;
    return new StepPlan(
        kind,
        subject(kind.family()),
        chance(30) ? StepMode.FUTURE : StepMode.BLOCKING,
        recovery,
        sink,
        kind.isLease() ? random.nextInt(3) : 0,
        chance(40) ? random.nextInt(4_000) : 0,
        faults(kind, recovery));
  }

  private StepKind creation() {
    return any(
        StepKind.CREATE_VPN_SESSION,
        StepKind.CREATE_VPN_SESSION,
        StepKind.CREATE_VPN_SESSION,
        StepKind.LEASE_VPN_SESSION,
        StepKind.LEASE_VPN_SESSION,
        StepKind.CREATE_API_KEY,
        StepKind.CREATE_API_KEY,
        StepKind.LEASE_API_KEY,
        StepKind.CREATE_PING_SESSION);
  }

  private StepKind followUp() {
    return any(
        StepKind.REFRESH_VPN_SESSION,
        StepKind.DELETE_VPN_SESSION,
        StepKind.LIST_VPN_SESSIONS,
        StepKind.ROTATE_API_KEY,
        StepKind.DELETE_API_KEY);
  }

  private String subject(CredentialFamily family) {
    return switch (family) {
      case VPN_SESSION -> SITES.get(random.nextInt(SITES.size()));
      case API_KEY -> any("ci", "ci", "ops");
      case PING_SESSION -> "us-east";
    };
  }

  private Map<Integer, WireFault> faults(StepKind kind, @Nullable RecoveryAction recovery) {
    Map<Integer, WireFault> faults = new TreeMap<>();
    int issuing = recovery == null ? 0 : 1;
    if (chance(kind.creates() ? 60 : 40)) {
      faults.put(issuing, fault(kind, true));
    }
    if (!calm || kind.isLease()) {
      while (chance(30)) {
        int number = random.nextInt(9);
        if (number != issuing) {
          faults.put(number, fault(kind, false));
        }
      }
    }
    return faults;
  }

  private WireFault fault(StepKind kind, boolean first) {
    boolean reissues = kind.reissues() && first;
    return switch (random.nextInt(calm ? 2 : 14)) {
      case 0, 1, 2, 3 -> new WireFault.CutAt(random.nextInt(1_001), ending());
      case 4 -> new WireFault.CutBefore(ending());
      case 5 -> new WireFault.AppliedLate(random.nextInt(9_000), ending());
      case 6 -> new WireFault.SlowResponse(any(2_000, 40_000, 119_000, 200_000));
      case 7 -> new WireFault.RateLimited(any(0, 1, 5, 60, 300), chance(50));
      case 8 -> gatewayPage();
      case 9 -> errorNamingAnother();
      case 10 ->
          reissues
              ? new WireFault.AnothersResponse()
              : new WireFault.CutNamingAnother(random.nextInt(1_000));
      case 11 -> new WireFault.RepeatedResponse();
      case 12 -> new WireFault.HalfJson(random.nextInt(1_000));
      default -> new WireFault.NoContent();
    };
  }

  /** A gateway that answers 403 or 404 itself has not passed the request on. */
  private WireFault gatewayPage() {
    int status = any(403, 404, 408, 500, 502, 503, 504, 522);
    return new WireFault.GatewayPage(status, (status == 408 || status >= 500) && chance(40));
  }

  private WireFault errorNamingAnother() {
    int status = any(302, 303, 408, 409, 500, 503);
    return new WireFault.ErrorNamingAnother(status, status != 409 && chance(40));
  }

  private Ending ending() {
    return any(Ending.values());
  }

  private List<ColleagueAct> colleague() {
    List<ColleagueAct> acts = new ArrayList<>();
    while (!calm && chance(45)) {
      CredentialFamily family =
          any(CredentialFamily.VPN_SESSION, CredentialFamily.VPN_SESSION, CredentialFamily.API_KEY);
      acts.add(
          new ColleagueAct(
              any(
                  ColleagueAct.What.CREATE,
                  ColleagueAct.What.CREATE,
                  ColleagueAct.What.REISSUE,
                  ColleagueAct.What.DELETE),
              family,
              subject(family),
              1 + random.nextInt(6),
              any(0, 1, 150, 400, random.nextInt(5_000))));
    }
    return acts;
  }

  private List<Disturbance> disturbances(int callers) {
    List<Disturbance> disturbances = new ArrayList<>();
    while (!calm && chance(25)) {
      disturbances.add(
          new Disturbance(
              any(Disturbance.What.values()),
              random.nextInt(callers),
              1 + random.nextInt(6),
              any(0, 1, 150, 400, random.nextInt(5_000))));
    }
    return disturbances;
  }
}
