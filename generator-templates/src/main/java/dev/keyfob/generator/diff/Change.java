package dev.keyfob.generator.diff;

import java.util.Set;

/**
 * One line of the report.
 *
 * @param place what has changed, as a reader calls it
 * @param text how it has changed
 * @param operations the operations that it concerns, as {@code POST /things}
 * @param members the generated types and members whose users it concerns, as {@code Thing.id}
 */
public record Change(
    ChangeTopic topic,
    Severity severity,
    String place,
    String text,
    Set<String> operations,
    Set<String> members) {

  public boolean is(ChangeTopic sought) {
    return topic == sought;
  }

  public boolean isBreaking() {
    return severity == Severity.BREAKING;
  }
}
