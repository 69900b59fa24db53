package dev.keyfob.vless;

import dev.keyfob.internal.text.PortNumber;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a link by position. Not by java.net.URI, which quotes the whole link in its messages and
 * finds neither user nor host where the host has an underscore.
 */
final class VlessLinkParser {

  private static final String SCHEME = "vless://";

  private final Secret<String> link;
  private final String text;

  VlessLinkParser(Secret<String> link) {
    this.link = link;
    this.text = link.reveal();
  }

  VlessLink parse() {
    if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw wrong("does not begin with " + SCHEME, 0);
    }
    refuseControlCharacters();
    int end = indexOrEnd('#', SCHEME.length(), text.length());
    int question = indexOrEnd('?', SCHEME.length(), end);
    int slash = indexOrEnd('/', SCHEME.length(), question);
    if (question - slash > 1) {
      throw wrong("has a path, which belongs into the parameter named path", slash);
    }
    int at = text.indexOf('@', SCHEME.length());
    if (at == -1 || at >= slash) {
      throw wrong("has no @ between the user's id and the host", SCHEME.length());
    }
    int portColon = portColon(at + 1, slash);
    return new VlessLink(
        link,
        Secret.of(userId(at)),
        host(at + 1, portColon),
        port(portColon + 1, slash),
        question == end ? Map.of() : parameters(question + 1, end),
        name(end));
  }

  private void refuseControlCharacters() {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw wrong("holds a control character: a line break left over from a file?", i);
      }
    }
  }

  private String userId(int at) {
    if (at == SCHEME.length()) {
      throw wrong("has no user's id", at);
    }
    return decoded("user's id", SCHEME.length(), at);
  }

  private int portColon(int start, int end) {
    int colon = text.lastIndexOf(':', end - 1);
    int bracket = text.lastIndexOf(']', end - 1);
    if (colon < start || colon < bracket) {
      throw wrong("has no port: write it after the host and a colon", end);
    }
    return colon;
  }

  private String host(int start, int end) {
    if (start == end) {
      throw wrong("has no host", start);
    }
    if (text.charAt(start) == '[') {
      return ipv6(start + 1, end - 1);
    }
    String host = decoded("host", start, end);
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == ':') {
        throw wrong("has a colon in its host: put an IPv6 address in brackets", start);
      }
      refuseOutsideOfHosts(c, start);
    }
    return host;
  }

  private static void refuseOutsideOfHosts(char c, int start) {
    if (Character.isWhitespace(c) || Character.isISOControl(c) || "@/?#[]\\%".indexOf(c) >= 0) {
      throw wrong("has a character in its host that belongs into none", start);
    }
  }

  /** The address between its brackets, which can hold a zone: {@code fe80::1%25eth0}. */
  private String ipv6(int start, int end) {
    if (end < start || text.charAt(end) != ']') {
      throw wrong("has an opening bracket before its host and no closing one behind it", start - 1);
    }
    String address = decoded("host", start, end);
    int zone = address.indexOf('%');
    int length = zone == -1 ? address.length() : zone;
    boolean colon = false;
    for (int i = 0; i < length; i++) {
      char c = address.charAt(i);
      colon |= c == ':';
      if (c >= 0x80 || (Character.digit(c, 16) == -1 && c != ':' && c != '.')) {
        throw wrong("has brackets around something that is no IPv6 address", start - 1);
      }
    }
    if (!colon || zone == address.length() - 1) {
      throw wrong("has brackets around something that is no IPv6 address", start - 1);
    }
    for (int i = length + 1; i < address.length(); i++) {
      refuseOutsideOfHosts(address.charAt(i), start - 1);
    }
    return address;
  }

  private int port(int start, int end) {
    Integer port = PortNumber.orNull(text.substring(start, end));
    if (port == null) {
      throw wrong("has a port that is no number from 1 to 65535", start);
    }
    return port;
  }

  private Map<String, Secret<String>> parameters(int start, int end) {
    Map<String, Secret<String>> parameters = new LinkedHashMap<>();
    for (int from = start; from < end; ) {
      int to = indexOrEnd('&', from, end);
      if (to > from) {
        add(from, to, parameters);
      }
      from = to + 1;
    }
    return Collections.unmodifiableMap(parameters);
  }

  private void add(int from, int to, Map<String, Secret<String>> parameters) {
    int equals = indexOrEnd('=', from, to);
    if (equals == from) {
      throw wrong("has a parameter without a name", from);
    }
    String name = decoded("parameter's name", from, equals);
    String value = equals == to ? "" : decoded("parameter's value", equals + 1, to);
    if (parameters.putIfAbsent(name, Secret.of(value)) != null) {
      throw wrong("has a parameter twice", from);
    }
  }

  private @Nullable String name(int hash) {
    return hash == text.length() ? null : decoded("name", hash + 1, text.length());
  }

  private String decoded(String part, int start, int end) {
    StringBuilder decoded = new StringBuilder(end - start);
    int problem = PercentEncoding.decode(text, start, end, decoded);
    if (problem != -1) {
      throw wrong(
          "has a percent sign in its " + part + " that begins no encoded UTF-8 character", problem);
    }
    return decoded.toString();
  }

  private int indexOrEnd(char c, int start, int end) {
    int index = text.indexOf(c, start);
    return index == -1 || index > end ? end : index;
  }

  /** Without a cause, and without anything of the text. */
  private static IllegalArgumentException wrong(String what, int position) {
    return new IllegalArgumentException("the VLESS link " + what + " (at index " + position + ")");
  }
}
