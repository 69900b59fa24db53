package dev.keyfob.generator.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads plain scalars by the core schema of YAML 1.2: dates, {@code yes} and {@code no} are text.
 */
final class YamlScalars {

  /** Matches digits that are usually a code or a version, and stay text. */
  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9].*");

  private YamlScalars() {}

  static boolean isNumber(ScalarNode node) {
    return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
  }

  static Object value(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (LEADING_ZERO.matcher(text).matches()) {
      return text;
    }
    if (tag.equals(Tag.INT)) {
      return integer(text);
    }
    if (tag.equals(Tag.FLOAT)) {
      return decimal(text);
    }
    return text;
  }

  static Number integer(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  private static Object integer(String text) {
    try {
      if (text.startsWith("0x")) {
        return integer(new BigInteger(text.substring(2), 16));
      }
      return integer(
          text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text));
    } catch (NumberFormatException tagged) {
      return text;
    }
  }

  /** JSON has neither infinity nor not-a-number, so these stay text. */
  private static Object decimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notFinite) {
      return text;
    }
  }
}
