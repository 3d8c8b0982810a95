package dev.ballast.cli.table.parquet;

import dev.ballast.cli.table.TypedColumn;
import dev.ballast.cli.table.ValueType;
import dev.ballast.cli.table.ValueType.Unit;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.Float16Type;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/// What the elements of a schema say of values, and the elements for types of values.
final class ParquetTypes {

    private static final int MOST_IN_INT = 9;
    private static final int MOST_IN_LONG = 18;

    private ParquetTypes() {
    }

    /// The type of the values of a column; null if it is not known.
    static @Nullable ValueType of(SchemaElement element) {
        LogicalType logical = element.isSetLogicalType() ? element.getLogicalType() : null;
        ConvertedType converted = element.isSetConverted_type() ? element.getConverted_type() : null;
        return switch (element.getType()) {
            case BOOLEAN -> new ValueType.Truth();
            case FLOAT -> new ValueType.Real(Float.SIZE);
            case DOUBLE -> new ValueType.Real(Double.SIZE);
            case INT32 -> ofInt(element, logical, converted);
            case INT64 -> ofLong(element, logical, converted);
            case INT96 -> new ValueType.Moment(Unit.NANO, "UTC");
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> ofBytes(element, logical, converted);
        };
    }

    private static boolean isDecimal(@Nullable LogicalType logical, @Nullable ConvertedType converted) {
        return (logical != null && logical.isSetDECIMAL()) || converted == ConvertedType.DECIMAL;
    }

    private static ValueType decimal(SchemaElement element, @Nullable LogicalType logical) {
        return logical != null && logical.isSetDECIMAL()
                ? new ValueType.Decimal(logical.getDECIMAL().getPrecision(), logical.getDECIMAL().getScale())
                : new ValueType.Decimal(element.getPrecision(), element.getScale());
    }

    private static ValueType ofInt(SchemaElement element, @Nullable LogicalType logical,
            @Nullable ConvertedType converted) {
        if (isDecimal(logical, converted)) {
            return decimal(element, logical);
        }
        if ((logical != null && logical.isSetDATE()) || converted == ConvertedType.DATE) {
            return new ValueType.Date();
        }
        if ((logical != null && logical.isSetTIME()) || converted == ConvertedType.TIME_MILLIS) {
            return new ValueType.Time(Unit.MILLI);
        }
        if (logical != null && logical.isSetINTEGER()) {
            return new ValueType.Whole(logical.getINTEGER().getBitWidth(), logical.getINTEGER().isIsSigned());
        }
        return converted == null ? new ValueType.Whole(Integer.SIZE, true) : switch (converted) {
            case INT_8 -> new ValueType.Whole(8, true);
            case INT_16 -> new ValueType.Whole(16, true);
            case UINT_8 -> new ValueType.Whole(8, false);
            case UINT_16 -> new ValueType.Whole(16, false);
            case UINT_32 -> new ValueType.Whole(32, false);
            default -> new ValueType.Whole(Integer.SIZE, true);
        };
    }

    private static ValueType ofLong(SchemaElement element, @Nullable LogicalType logical,
            @Nullable ConvertedType converted) {
        if (isDecimal(logical, converted)) {
            return decimal(element, logical);
        }
        if (logical != null && logical.isSetTIMESTAMP()) {
            return new ValueType.Moment(unit(logical.getTIMESTAMP().getUnit()),
                    logical.getTIMESTAMP().isIsAdjustedToUTC() ? "UTC" : null);
        }
        if (logical != null && logical.isSetTIME()) {
            return new ValueType.Time(unit(logical.getTIME().getUnit()));
        }
        if (converted == ConvertedType.TIMESTAMP_MILLIS || converted == ConvertedType.TIMESTAMP_MICROS) {
            return new ValueType.Moment(converted == ConvertedType.TIMESTAMP_MILLIS ? Unit.MILLI : Unit.MICRO, "UTC");
        }
        if (converted == ConvertedType.TIME_MICROS) {
            return new ValueType.Time(Unit.MICRO);
        }
        boolean unsigned = (logical != null && logical.isSetINTEGER() && !logical.getINTEGER().isIsSigned())
                || converted == ConvertedType.UINT_64;
        return new ValueType.Whole(Long.SIZE, !unsigned);
    }

    private static Unit unit(TimeUnit unit) {
        return unit.isSetMILLIS() ? Unit.MILLI : unit.isSetMICROS() ? Unit.MICRO : Unit.NANO;
    }

    private static @Nullable ValueType ofBytes(SchemaElement element, @Nullable LogicalType logical,
            @Nullable ConvertedType converted) {
        if (isDecimal(logical, converted)) {
            ValueType decimal = decimal(element, logical);
            return decimal instanceof ValueType.Decimal digits && digits.precision() > 38 ? null : decimal;
        }
        if (logical != null && logical.isSetFLOAT16()) {
            return new ValueType.Real(16);
        }
        boolean text = (logical != null && (logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON()))
                || converted == ConvertedType.UTF8 || converted == ConvertedType.ENUM
                || converted == ConvertedType.JSON;
        return text
                ? ValueType.Text.PLAIN
                : new ValueType.Bytes(element.getType() == Type.FIXED_LEN_BYTE_ARRAY ? element.getType_length() : 0);
    }

    /// The element for a column.
    static SchemaElement element(TypedColumn column) {
        SchemaElement element = new SchemaElement(column.name());
        element.setRepetition_type(column.nullable() ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
        switch (column.type()) {
            case ValueType.Truth _ -> element.setType(Type.BOOLEAN);
            case ValueType.Real real -> {
                if (real.bits() == 16) {
                    element.setType(Type.FIXED_LEN_BYTE_ARRAY).setType_length(2)
                            .setLogicalType(LogicalType.FLOAT16(new Float16Type()));
                } else {
                    element.setType(real.bits() == Float.SIZE ? Type.FLOAT : Type.DOUBLE);
                }
            }
            case ValueType.Whole whole -> whole(element, whole);
            case ValueType.Decimal decimal -> decimal(element, decimal);
            case ValueType.Text _ -> element.setType(Type.BYTE_ARRAY).setConverted_type(ConvertedType.UTF8)
                    .setLogicalType(LogicalType.STRING(new StringType()));
            case ValueType.Bytes bytes -> {
                element.setType(bytes.length() == 0 ? Type.BYTE_ARRAY : Type.FIXED_LEN_BYTE_ARRAY);
                if (bytes.length() > 0) {
                    element.setType_length(bytes.length());
                }
            }
            case ValueType.Date _ -> element.setType(Type.INT32).setConverted_type(ConvertedType.DATE)
                    .setLogicalType(LogicalType.DATE(new DateType()));
            case ValueType.Time time -> {
                Unit unit = unit(time.unit());
                element.setType(unit == Unit.MILLI ? Type.INT32 : Type.INT64)
                        .setLogicalType(LogicalType.TIME(new TimeType(false, unitOf(unit))));
            }
            case ValueType.Moment moment -> element.setType(Type.INT64).setLogicalType(
                    LogicalType.TIMESTAMP(new TimestampType(moment.zone() != null, unitOf(unit(moment.unit())))));
        }
        return element;
    }

    /// There are no whole seconds.
    static Unit unit(Unit unit) {
        return unit == Unit.SECOND ? Unit.MILLI : unit;
    }

    private static TimeUnit unitOf(Unit unit) {
        return switch (unit) {
            case SECOND, MILLI -> TimeUnit.MILLIS(new MilliSeconds());
            case MICRO -> TimeUnit.MICROS(new MicroSeconds());
            case NANO -> TimeUnit.NANOS(new NanoSeconds());
        };
    }

    private static void whole(SchemaElement element, ValueType.Whole whole) {
        element.setType(whole.bits() == Long.SIZE ? Type.INT64 : Type.INT32);
        if (whole.bits() < Integer.SIZE || !whole.signed()) {
            element.setConverted_type(ConvertedType.valueOf((whole.signed() ? "INT_" : "UINT_") + whole.bits()))
                    .setLogicalType(LogicalType.INTEGER(new IntType((byte) whole.bits(), whole.signed())));
        }
    }

    private static void decimal(SchemaElement element, ValueType.Decimal decimal) {
        element.setLogicalType(LogicalType.DECIMAL(new DecimalType(decimal.scale(), decimal.precision())))
                .setConverted_type(ConvertedType.DECIMAL).setPrecision(decimal.precision()).setScale(decimal.scale());
        if (decimal.precision() <= MOST_IN_INT) {
            element.setType(Type.INT32);
        } else if (decimal.precision() <= MOST_IN_LONG) {
            element.setType(Type.INT64);
        } else {
            element.setType(Type.FIXED_LEN_BYTE_ARRAY)
                    .setType_length((int) Math.ceil((decimal.precision() * Math.log(10) / Math.log(2) + 1) / 8));
        }
    }
}
