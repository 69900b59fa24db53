package dev.keyfob.vless;

import dev.keyfob.internal.text.PortNumber;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parses a VLESS link by position. It does not use {@code java.net.URI}, which quotes the link in
 * its messages and finds no host if that has an underscore.
 */
final class VlessLinkParser {

  private static final String SCHEME = "vless://";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** The escaped form of an ampersand in HTML, without the leading ampersand. */
  private static final String HTML_AMPERSAND = "amp;";

  private final Secret<String> link;
  private final String text;
  private final int begin;
  private final int end;

  VlessLinkParser(Secret<String> link) {
    this.link = link;
    this.text = link.reveal();
    int first = 0;
    while (first < text.length() && isSpace(text.charAt(first))) {
      first++;
    }
    int last = text.length();
    while (last > first && isSpace(text.charAt(last - 1))) {
      last--;
    }
    this.begin = first;
    this.end = last;
  }

  private static boolean isSpace(char c) {
    return c == BYTE_ORDER_MARK || Character.isWhitespace(c);
  }

  VlessLink parse() {
    if (!text.regionMatches(true, begin, SCHEME, 0, SCHEME.length())) {
      throw invalid("does not begin with " + SCHEME, begin);
    }
    refuseControlCharacters();
    int user = begin + SCHEME.length();
    int hash = indexOrEnd('#', user, end);
    int question = indexOrEnd('?', user, hash);
    int slash = indexOrEnd('/', user, question);
    if (question - slash > 1) {
      throw invalid("has a path: use the parameter named path instead", slash);
    }
    int at = text.indexOf('@', user);
    if (at == -1 || at >= slash) {
      throw invalid("has no @ between user id and host", user);
    }
    int portColon = portColon(at + 1, slash);
    return new VlessLink(
        link,
        Secret.of(userId(user, at)),
        host(at + 1, portColon),
        port(portColon + 1, slash),
        question == hash ? Map.of() : parameters(question + 1, hash),
        name(hash));
  }

  private void refuseControlCharacters() {
    for (int i = begin; i < end; i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw invalid("has a control character: remove line breaks", i);
      }
    }
  }

  private String userId(int start, int at) {
    if (at == start) {
      throw invalid("has no user id", at);
    }
    return decoded("user id", start, at);
  }

  private int portColon(int start, int end) {
    int colon = text.lastIndexOf(':', end - 1);
    int bracket = text.lastIndexOf(']', end - 1);
    if (colon < start || colon < bracket) {
      throw invalid("has no port: append a colon and the port to the host", end);
    }
    return colon;
  }

  private String host(int start, int end) {
    if (start == end) {
      throw invalid("has no host", start);
    }
    if (text.charAt(start) == '[') {
      return ipv6(start + 1, end - 1);
    }
    String host = decoded("host", start, end);
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == ':') {
        throw invalid("has a colon in its host: put an IPv6 address in brackets", start);
      }
      refuseOutsideOfHosts(c, start);
    }
    return host;
  }

  private static void refuseOutsideOfHosts(char c, int start) {
    if (Character.isWhitespace(c) || Character.isISOControl(c) || "@/?#[]\\%".indexOf(c) >= 0) {
      throw invalid("has an invalid character in its host", start);
    }
  }

  /** Returns the address in brackets, which may have a zone: {@code fe80::1%25eth0}. */
  private String ipv6(int start, int end) {
    if (end < start || text.charAt(end) != ']') {
      throw invalid("has an opening bracket before its host without a closing one", start - 1);
    }
    String address = decoded("host", start, end);
    int zone = address.indexOf('%');
    int length = zone == -1 ? address.length() : zone;
    boolean colon = false;
    for (int i = 0; i < length; i++) {
      char c = address.charAt(i);
      colon |= c == ':';
      if (c >= 0x80 || (Character.digit(c, 16) == -1 && c != ':' && c != '.')) {
        throw invalid("has brackets around a host that is not an IPv6 address", start - 1);
      }
    }
    if (!colon || zone == address.length() - 1) {
      throw invalid("has brackets around a host that is not an IPv6 address", start - 1);
    }
    for (int i = length + 1; i < address.length(); i++) {
      refuseOutsideOfHosts(address.charAt(i), start - 1);
    }
    return address;
  }

  private int port(int start, int end) {
    Integer port = PortNumber.orNull(text.substring(start, end));
    if (port == null) {
      throw invalid("has a port that is not a number from 1 to 65535", start);
    }
    return port;
  }

  private Map<String, Secret<String>> parameters(int start, int end) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int from = start; from < end; ) {
      int to = indexOrEnd('&', from, end);
      if (from > start && text.startsWith(HTML_AMPERSAND, from)) {
        from += HTML_AMPERSAND.length();
      }
      if (to > from) {
        add(from, to, values);
      }
      from = to + 1;
    }
    Map<String, Secret<String>> parameters = new LinkedHashMap<>();
    values.forEach((name, value) -> parameters.put(name, Secret.of(value)));
    return Collections.unmodifiableMap(parameters);
  }

  private void add(int from, int to, Map<String, String> values) {
    int equals = indexOrEnd('=', from, to);
    if (equals == from) {
      throw invalid("has a parameter without a name", from);
    }
    String name = decoded("parameter name", from, equals);
    String value = equals == to ? "" : decoded("parameter value", equals + 1, to);
    String before = values.put(name, value);
    if (before == null || before.equals(value)) {
      return;
    }
    if (!name.endsWith("[]")) {
      throw invalid("has a parameter twice, with different values", from);
    }
    values.put(name, before + "," + value);
  }

  /** A name has no effect on the connection: it is kept as written if it does not decode. */
  private @Nullable String name(int hash) {
    if (hash == end) {
      return null;
    }
    StringBuilder decoded = new StringBuilder();
    return PercentEncoding.decode(text, hash + 1, end, decoded) == -1
        ? decoded.toString()
        : text.substring(hash + 1, end);
  }

  private String decoded(String part, int start, int end) {
    StringBuilder decoded = new StringBuilder(end - start);
    int problem = PercentEncoding.decode(text, start, end, decoded);
    if (problem != -1) {
      throw invalid(
          "has a percent sign in its " + part + " that does not start an encoded UTF-8 character",
          problem);
    }
    return decoded.toString();
  }

  private int indexOrEnd(char c, int start, int end) {
    int index = text.indexOf(c, start);
    return index == -1 || index > end ? end : index;
  }

  /** Creates an exception without a cause and without any part of the link. */
  private static IllegalArgumentException invalid(String problem, int position) {
    return new IllegalArgumentException(
        "the VLESS link " + problem + " (at index " + position + ")");
  }
}
