package org.casebook.runtime.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** Values of Parquet as JSON: lists are arrays, maps are objects, dates and times are ISO 8601. */
final class ParquetValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ParquetValues() {}

  static ObjectNode object(Group group) {
    ObjectNode object = JSON.objectNode();
    GroupType type = group.getType();
    for (int field = 0; field < type.getFieldCount(); field++) {
      int times = group.getFieldRepetitionCount(field);
      if (type.getType(field).isRepetition(Type.Repetition.REPEATED)) {
        ArrayNode values = object.putArray(type.getFieldName(field));
        for (int i = 0; i < times; i++) {
          values.add(value(group, field, i));
        }
      } else if (times > 0) {
        object.set(type.getFieldName(field), value(group, field, 0));
      }
    }
    return object;
  }

  private static JsonNode value(Group group, int field, int index) {
    Type type = group.getType().getType(field);
    if (type.isPrimitive()) {
      return primitive(group, field, index);
    }
    Group inner = group.getGroup(field, index);
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    if (annotation instanceof ListLogicalTypeAnnotation && inner.getType().getFieldCount() == 1) {
      return list(inner);
    }
    if (annotation instanceof MapLogicalTypeAnnotation && inner.getType().getFieldCount() == 1) {
      return map(inner);
    }
    return object(inner);
  }

  /** Either {@code repeated group list {element}} or the older repeated value. */
  private static ArrayNode list(Group list) {
    ArrayNode values = JSON.arrayNode();
    boolean wrapped =
        !list.getType().getType(0).isPrimitive()
            && list.getType().getType(0).asGroupType().getFieldCount() == 1;
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      if (!wrapped) {
        values.add(value(list, 0, i));
      } else {
        Group item = list.getGroup(0, i);
        values.add(item.getFieldRepetitionCount(0) > 0 ? value(item, 0, 0) : NullNode.instance);
      }
    }
    return values;
  }

  private static ObjectNode map(Group map) {
    ObjectNode values = JSON.objectNode();
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Group entry = map.getGroup(0, i);
      boolean has = entry.getType().getFieldCount() > 1 && entry.getFieldRepetitionCount(1) > 0;
      values.set(entry.getValueToString(0, 0), has ? value(entry, 1, 0) : NullNode.instance);
    }
    return values;
  }

  private static JsonNode primitive(Group group, int field, int index) {
    var type = group.getType().getType(field).asPrimitiveType();
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> JSON.booleanNode(group.getBoolean(field, index));
      case DOUBLE -> JSON.numberNode(group.getDouble(field, index));
      case FLOAT -> JSON.numberNode(Double.parseDouble(group.getValueToString(field, index)));
      case INT32 ->
          annotation instanceof DateLogicalTypeAnnotation
              ? JSON.textNode(LocalDate.ofEpochDay(group.getInteger(field, index)).toString())
              : JSON.numberNode(group.getInteger(field, index));
      case INT64 ->
          annotation instanceof TimestampLogicalTypeAnnotation time
              ? JSON.textNode(instant(group.getLong(field, index), time).toString())
              : JSON.numberNode(group.getLong(field, index));
      case BINARY ->
          annotation == null
                  || annotation instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
              ? JSON.textNode(group.getString(field, index))
              : JSON.textNode(type.stringifier().stringify(group.getBinary(field, index)));
      case FIXED_LEN_BYTE_ARRAY ->
          JSON.textNode(type.stringifier().stringify(group.getBinary(field, index)));
      case INT96 -> JSON.textNode(group.getValueToString(field, index));
    };
  }

  private static Instant instant(long value, TimestampLogicalTypeAnnotation time) {
    return switch (time.getUnit()) {
      case MILLIS -> Instant.ofEpochMilli(value);
      case MICROS -> Instant.EPOCH.plus(value, ChronoUnit.MICROS);
      case NANOS -> Instant.EPOCH.plusNanos(value);
    };
  }
}
