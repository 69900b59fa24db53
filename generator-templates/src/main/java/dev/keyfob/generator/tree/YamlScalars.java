package dev.keyfob.generator.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Plain scalars by the core schema of YAML 1.2: no dates, and yes, no, on and off are text. */
final class YamlScalars {

  /**
   * A number to YAML, but somebody's code or version to anyone who wrote it so: it keeps its text.
   */
  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9].*");

  private YamlScalars() {}

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

  /** Infinity and not-a-number have no place in JSON, so they stay text. */
  private static Object decimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notFinite) {
      return text;
    }
  }
}
