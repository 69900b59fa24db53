package consumer

import dev.keyfob.latitude.IssuedVpnSession

fun host(session: IssuedVpnSession): String = session.host()
