package dev.keyfob.bench.way;

import dev.keyfob.bench.payload.Payload;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequest;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestData;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataAttributes;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataType;
import dev.keyfob.generated.latitude.model.Site;

/**
 * What Keyfob's generated client sends; apart from {@link Keyfob}, whose Gson a client does not
 * need to start.
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
                        .site(Site.of(Payload.SITE))
                        .serverId(Payload.serverId(number))
                        .build())
                .build())
        .build();
  }
}
