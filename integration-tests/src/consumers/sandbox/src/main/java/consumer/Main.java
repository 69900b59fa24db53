package consumer;

import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import dev.keyfob.sandbox.ConnectionCut;
import dev.keyfob.sandbox.Sandbox;

/** Uses the sandbox as a test of an application would. */
public final class Main {

  private Main() {}

  /** Needs no arguments. */
  public static void main(String[] args) {
    try (Sandbox sandbox = Sandbox.start();
        LatitudeClient latitude =
            LatitudeClient.builder()
                .baseUrl(sandbox.latitudeUrl())
                .apiKey(sandbox.latitudeKey())
                .build()) {
      IssuedVpnSession session = latitude.vpnSessions().create(Site.SAO, "sv_8NkvdyGKDeLpx");
      System.out.println(session);
      sandbox.next(ConnectionCut.AFTER_CHANGE);
      try {
        latitude.vpnSessions().create(Site.SAO, "sv_8NkvdyGKDeLpx");
        throw new IllegalStateException("the response was cut off");
      } catch (OutcomeUnknownException expected) {
        System.out.println(expected);
      }
      System.out.println("violations " + sandbox.violations());
    }
  }
}
