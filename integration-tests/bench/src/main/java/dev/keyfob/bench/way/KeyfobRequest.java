package dev.keyfob.bench.way;

import dev.keyfob.bench.payload.Payload;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequest;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestData;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataAttributes;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataType;
import dev.keyfob.generated.latitude.model.SiteCode;

/**
 * The request of Keyfob's generated client. It is not in {@link Keyfob}, whose Gson would be loaded
 * with it.
 */
public final class KeyfobRequest {

  private KeyfobRequest() {}

  /** A create. */
  public static PostVpnSessionRequest create(int number) {
    return PostVpnSessionRequest.builder()
        .data(
            PostVpnSessionRequestData.builder()
                .type(PostVpnSessionRequestDataType.VPN_SESSIONS)
                .attributes(
                    PostVpnSessionRequestDataAttributes.builder()
                        .site(SiteCode.of(Payload.SITE))
                        .serverId(Payload.serverId(number))
                        .build())
                .build())
        .build();
  }
}
