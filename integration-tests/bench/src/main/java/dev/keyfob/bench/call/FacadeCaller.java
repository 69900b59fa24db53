package dev.keyfob.bench.call;

import dev.keyfob.bench.payload.Payload;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import dev.keyfob.latitude.VpnSessions;

/** Keyfob's facade. */
public final class FacadeCaller implements Caller {

  private final VpnSessions sessions;

  /** Sends to that base URL. */
  public FacadeCaller(String url) {
    sessions = LatitudeClient.builder().baseUrl(url).apiKey(KEY).build().vpnSessions();
  }

  @Override
  public Object create() {
    return sessions.create(Site.SAO, Payload.serverId(1));
  }

  @Override
  public String password(Object created) {
    return ((IssuedVpnSession) created).password().reveal();
  }
}
