package dev.ballast.cli.table.numpy;

import dev.ballast.cli.output.RowTarget;
import dev.ballast.cli.output.StagedFile;
import dev.ballast.cli.table.ParsedTarget;
import dev.ballast.cli.table.ReadRequest;
import dev.ballast.cli.table.ResultTable;
import dev.ballast.cli.table.TableFormat;
import dev.ballast.tables.message.Failure;
import dev.ballast.tables.scan.TableSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.zip.CRC32;

/// Arrays of NumPy under names, in a zip that is not packed:
///
/// | name | holds |
/// |---|---|
/// | `X` | features, a row for each |
/// | `y` | what is to be predicted: numbers, or whole numbers if all labels are, else codes from 0 |
/// | `classes` | the names of those codes |
/// | `sample_weight` | weights of rows |
/// | `base` | the row of the input, from 0, that a row is or starts from |
///
/// Times of entries are fixed, so that equal tables are equal files.
public final class NpzTable implements TableFormat {

    private static final Charset UTF_32 = Charset.forName("UTF-32LE");

    /// Makes the format.
    public NpzTable() {
    }

    @Override
    public String name() {
        return "NumPy (npz)";
    }

    @Override
    public List<String> endings() {
        return List.of(".npz");
    }

    @Override
    public boolean wantsBases() {
        return true;
    }

    @Override
    public TableSource open(ReadRequest read) {
        return NpzReader.open(read);
    }

    @Override
    public RowTarget target(StagedFile file, ResultTable table) {
        return new ParsedTarget(table, new NumpyRows(file.name(), table).into(arrays -> {
            try (StoredZip zip = new StoredZip(file)) {
                add(zip, "X", arrays.features());
                if (arrays.target() != null) {
                    add(zip, "y", Objects.requireNonNull(arrays.target()));
                }
                if (arrays.weights() != null) {
                    add(zip, "sample_weight", Objects.requireNonNull(arrays.weights()));
                }
                if (arrays.bases() != null) {
                    add(zip, "base", Objects.requireNonNull(arrays.bases()));
                }
                if (!arrays.classes().isEmpty()) {
                    byte[] classes = texts(arrays.classes());
                    CRC32 crc = new CRC32();
                    crc.update(classes);
                    zip.add("classes.npy", classes.length, crc.getValue(),
                            (ObjIntConsumer<byte[]> taker) -> taker.accept(classes, classes.length));
                }
            } catch (IOException e) {
                throw new Failure(file.name() + ": cannot be written: " + Failure.reason(e), e);
            }
        }));
    }

    private static void add(StoredZip zip, String name, ArraySpool array) throws IOException {
        zip.add(name + ".npy", array.size(), array.crc(), array::forEach);
    }

    /// An array of texts, all of the length of the longest, filled up with zeros.
    private static byte[] texts(List<String> texts) {
        int longest = texts.stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElse(1);
        byte[] header = NpyHeader.of("<U" + longest, texts.size());
        ByteBuffer bytes = ByteBuffer.allocate(header.length + texts.size() * longest * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN).put(header);
        for (int i = 0; i < texts.size(); i++) {
            bytes.put(header.length + i * longest * Integer.BYTES, texts.get(i).getBytes(UTF_32));
        }
        return bytes.array();
    }
}
