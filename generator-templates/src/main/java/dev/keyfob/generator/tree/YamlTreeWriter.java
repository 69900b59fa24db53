package dev.keyfob.generator.tree;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes a tree as block style YAML that readers of YAML 1.1 and 1.2 understand alike: text that
 * either version reads as a number, a date or a boolean is quoted.
 */
public final class YamlTreeWriter {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_/](?:[A-Za-z0-9 _./()+@',;-]*[A-Za-z0-9_./()+@',;-])?");
  private static final Set<String> RESERVED =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  /** Line breaks in YAML 1.1, but not in YAML 1.2, and the byte order mark. */
  private static final Pattern ESCAPED = Pattern.compile("[\\x{85}\\x{2028}\\x{2029}\\x{FEFF}]");

  private YamlTreeWriter() {}

  /** Returns the document as YAML. */
  public static String write(Map<String, Object> document) {
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .setWidth(Integer.MAX_VALUE)
            .build();
    // The emitter does not escape these two characters. Texts with them are in double quotes, where
    // this escape is valid.
    return new Dump(settings, new TextRepresenter(settings))
        .dumpToString(document)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static final class TextRepresenter extends StandardRepresenter {

    TextRepresenter(DumpSettings settings) {
      super(settings);
      representers.put(
          String.class, text -> representScalar(Tag.STR, (String) text, style((String) text)));
    }

    /** The emitter falls back to double quotes if the text does not fit the style. */
    private static ScalarStyle style(String text) {
      if (ESCAPED.matcher(text).find()) {
        return ScalarStyle.DOUBLE_QUOTED;
      }
      if (text.indexOf('\n') >= 0) {
        return ScalarStyle.LITERAL;
      }
      return PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT))
          ? ScalarStyle.PLAIN
          : ScalarStyle.SINGLE_QUOTED;
    }
  }
}
