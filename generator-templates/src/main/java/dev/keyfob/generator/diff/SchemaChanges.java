package dev.keyfob.generator.diff;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.UntrustedText;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedList;
import org.openapitools.openapidiff.core.model.ChangedSchema;

/** Finds the changes that openapi-diff detects in one body or parameter of an operation. */
final class SchemaChanges {

  /**
   * A constraint on a value.
   *
   * @param name its keyword
   * @param change returns the change that openapi-diff reports
   */
  private record Rule(
      String name, Function<ChangedSchema, Changed> change, Function<Schema<?>, Object> value) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("maxLength", ChangedSchema::getMaxLength, Schema::getMaxLength),
          new Rule("minLength", ChangedSchema::getMinLength, Schema::getMinLength),
          new Rule("pattern", ChangedSchema::getPattern, Schema::getPattern),
          new Rule("maximum", ChangedSchema::getNumericRange, Schema::getMaximum),
          new Rule("minimum", ChangedSchema::getNumericRange, Schema::getMinimum),
          new Rule(
              "exclusiveMaximum", ChangedSchema::getNumericRange, Schema::getExclusiveMaximumValue),
          new Rule(
              "exclusiveMinimum", ChangedSchema::getNumericRange, Schema::getExclusiveMinimumValue),
          new Rule("multipleOf", ChangedSchema::getMultipleOf, Schema::getMultipleOf),
          new Rule("maxItems", ChangedSchema::getMaxItems, Schema::getMaxItems),
          new Rule("minItems", ChangedSchema::getMinItems, Schema::getMinItems),
          new Rule("uniqueItems", ChangedSchema::getUniqueItems, Schema::getUniqueItems),
          new Rule("maxProperties", ChangedSchema::getMaxProperties, Schema::getMaxProperties),
          new Rule("minProperties", ChangedSchema::getMinProperties, Schema::getMinProperties),
          new Rule("readOnly", ChangedSchema::getReadOnly, Schema::getReadOnly),
          new Rule("writeOnly", ChangedSchema::getWriteOnly, Schema::getWriteOnly),
          new Rule("nullable", ChangedSchema::getNullable, Schema::getNullable));

  private final ApiDescription is;
  private final Changes changes;
  private final String operation;
  private final boolean sent;

  /** Ends the recursion of schemas that contain themselves. */
  private final Set<ChangedSchema> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param is the current API
   * @param operation the operation that has the schema
   * @param sent whether it describes a request rather than a response
   */
  SchemaChanges(ApiDescription is, Changes changes, String operation, boolean sent) {
    this.is = is;
    this.changes = changes;
    this.operation = operation;
    this.sent = sent;
  }

  void of(ChangedSchema changed, JsonPointer at) {
    if (changed == null || !changed.isDifferent() || !seen.add(changed)) {
      return;
    }
    String place = DocumentPlace.of(is.document(), is.resolved(at));
    if (changed.getOldSchema() == null || changed.getNewSchema() == null) {
      boolean gone = changed.getNewSchema() == null; // as the items of an array that may have none
      add(Severity.BREAKING, place, gone ? "has no schema now" : "had no schema");
      return;
    }
    value(place, changed);
    properties(place, changed);
    rules(place, changed);
    changed.getChangedProperties().forEach((name, property) -> of(property, is.property(at, name)));
    of(changed.getItems(), is.part(at, "items"));
    of(changed.getAddProp(), is.part(at, "additionalProperties"));
    if (changed.getOneOfSchema() != null) {
      alternatives(place, at, changed);
    }
  }

  private void value(String place, ChangedSchema changed) {
    Schema<?> was = changed.getOldSchema();
    Schema<?> now = changed.getNewSchema();
    // openapi-diff reports some formats as types. The branch for formats reports them instead.
    if (changed.isChangedType() && !type(now).equals(type(was))) {
      add(Severity.BREAKING, place, "is " + type(now) + ", was " + type(was));
    } else if (!Objects.equals(was.getFormat(), now.getFormat())) {
      changes.excuse(
          ChangeTopic.WIRE,
          place,
          "has the format " + format(now) + ", had " + format(was),
          Set.of(operation));
    }
    if (changed.isDiscriminatorPropertyChanged()) {
      add(Severity.BREAKING, place, "has another discriminator property");
    }
    if (changed.isChangeDefault()) {
      add(
          Severity.NEUTRAL,
          place,
          "default is " + text(now.getDefault()) + ", was " + text(was.getDefault()));
    }
    if (changed.isChangeDeprecated()) {
      add(
          Severity.NEUTRAL,
          place,
          Boolean.TRUE.equals(now.getDeprecated())
              ? "is deprecated now"
              : "is no longer deprecated");
    }
  }

  private void properties(String place, ChangedSchema changed) {
    List<String> requiredNow = moved(changed.getRequired(), true);
    List<String> optionalNow = moved(changed.getRequired(), false);
    Set<String> added = changed.getIncreasedProperties().keySet();
    Set<String> gone = changed.getMissingProperties().keySet();
    List<String> addedAndRequired = added.stream().filter(requiredNow::contains).toList();
    if (sent) {
      add(Severity.BREAKING, place, "new and required: ", addedAndRequired);
      add(Severity.ADDITIVE, place, "new: ", without(added, addedAndRequired));
      add(Severity.BREAKING, place, "is required now: ", without(requiredNow, added));
      add(Severity.ADDITIVE, place, "is optional now: ", without(optionalNow, gone));
    } else {
      add(Severity.ADDITIVE, place, "new: ", added);
      add(Severity.ADDITIVE, place, "is always present now: ", without(requiredNow, added));
      // Every generated component may be null, so no code has to change.
      List<String> leftOut = without(optionalNow, gone);
      if (!leftOut.isEmpty()) {
        changes.excuse(
            ChangeTopic.WIRE, place, "may be absent now: " + names(leftOut), Set.of(operation));
      }
    }
    add(Severity.BREAKING, place, "gone: ", gone);
  }

  private static List<String> moved(ChangedList<String> required, boolean to) {
    List<String> names =
        required == null ? null : to ? required.getIncreased() : required.getMissing();
    return names == null ? List.of() : names;
  }

  private static List<String> without(Collection<String> names, Collection<String> others) {
    return names.stream().filter(name -> !others.contains(name)).toList();
  }

  private void rules(String place, ChangedSchema changed) {
    for (Rule rule : RULES) {
      Changed change = rule.change().apply(changed);
      Object was =
          changed.getOldSchema() == null ? null : rule.value().apply(changed.getOldSchema());
      Object now =
          changed.getNewSchema() == null ? null : rule.value().apply(changed.getNewSchema());
      if (change != null && change.isDifferent() && !Objects.equals(was, now)) {
        String text = rule.name() + " is " + text(now) + ", was " + text(was);
        if (rule.name().equals("nullable")) {
          text = Boolean.TRUE.equals(now) ? "may be null now" : "may no longer be null";
        }
        boolean breaking = change.isIncompatible() || (sent && narrows(rule.name(), was, now));
        add(breaking ? Severity.BREAKING : Severity.NEUTRAL, place, text);
      }
    }
  }

  /** Returns whether a server may reject values that it accepted before. */
  private static boolean narrows(String rule, Object was, Object now) {
    if (rule.equals("nullable")) {
      return !Boolean.TRUE.equals(now);
    }
    if (now instanceof Number limit) {
      int raised =
          was == null
              ? 0
              : new BigDecimal(limit.toString()).compareTo(new BigDecimal(was.toString()));
      boolean lower = rule.startsWith("min") || rule.equals("exclusiveMinimum");
      return was == null || (lower ? raised > 0 : raised < 0 || rule.equals("multipleOf"));
    }
    return now instanceof String || Boolean.TRUE.equals(now);
  }

  private void alternatives(String place, JsonPointer at, ChangedSchema changed) {
    Collection<String> added = changed.getOneOfSchema().getIncreased().keySet();
    Collection<String> gone = changed.getOneOfSchema().getMissing().keySet();
    add(Severity.ADDITIVE, place, "new alternative: ", added);
    add(Severity.BREAKING, place, "alternative gone: ", gone);
    changed.getOneOfSchema().getChanged().values().forEach(alternative -> of(alternative, at));
  }

  private void add(Severity severity, String place, String text, Collection<String> names) {
    if (!names.isEmpty()) {
      add(severity, place, text + names(names));
    }
  }

  private static String names(Collection<String> names) {
    return names.stream().sorted().map(UntrustedText::code).collect(Collectors.joining(", "));
  }

  private void add(Severity severity, String place, String text) {
    changes.add(ChangeTopic.WIRE, severity, place, text, Set.of(operation));
  }

  private static String type(Schema<?> schema) {
    String type =
        schema == null
            ? null
            : schema.getType() != null
                ? schema.getType()
                : schema.getTypes() == null ? null : String.join(" or ", schema.getTypes());
    return type == null ? "of any type" : type;
  }

  private static String format(Schema<?> schema) {
    return schema.getFormat() == null ? "none" : UntrustedText.code(schema.getFormat());
  }

  private static String text(Object value) {
    return value == null ? "not set" : UntrustedText.code(String.valueOf(value));
  }
}
