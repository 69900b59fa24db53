package dev.keyfob.generator.diff;

import java.util.Set;

/**
 * One line of the report.
 *
 * @param place the name, for readers, of the changed place
 * @param text how it has changed
 * @param operations the affected operations, such as {@code POST /things}
 * @param members the generated types and members whose users are affected, such as {@code Thing.id}
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
