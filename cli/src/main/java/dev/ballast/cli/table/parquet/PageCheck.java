package dev.ballast.cli.table.parquet;

import dev.ballast.tables.message.Failure;
import dev.ballast.tables.message.VisibleText;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Goes from page to page of every column by what stands before each, without unpacking any: the library that unpacks them may wait for
/// ever on a page that lies about its size.
final class PageCheck {

    private static final int HEADER = 1 << 10;
    private static final int MOST_HEADER = 1 << 24;
    /// Pages are about 1 MB; one of a single huge text may be as large as a row group.
    private static final long MOST_RATIO = 1 << 14;

    private final Path shown;
    private final FileChannel channel;

    private PageCheck(Path shown, FileChannel channel) {
        this.shown = shown;
        this.channel = channel;
    }

    /// Checks all pages.
    ///
    /// @throws Failure if one cannot be
    static void require(Path shown, Path bytes, FileMetaData meta) throws IOException {
        try (FileChannel channel = FileChannel.open(bytes)) {
            PageCheck check = new PageCheck(shown, channel);
            for (int group = 0; group < meta.getRow_groups().size(); group++) {
                RowGroup of = meta.getRow_groups().get(group);
                for (ColumnChunk chunk : of.getColumns()) {
                    check.chunk(chunk.getMeta_data(), shown + ": is damaged: row group " + (group + 1) + ", column "
                            + VisibleText.named(String.join(".", chunk.getMeta_data().getPath_in_schema())));
                }
            }
        }
    }

    private void chunk(ColumnMetaData meta, String name) throws IOException {
        long at = ParquetFooter.begin(meta);
        long end = at + meta.getTotal_compressed_size();
        long values = 0;
        while (values < meta.getNum_values()) {
            if (at >= end) {
                throw new Failure(name + " has pages of " + values + " values and should have " + meta.getNum_values());
            }
            Window window = new Window(channel, at, end);
            PageHeader header;
            try {
                header = Util.readPageHeader(window);
            } catch (IOException | RuntimeException e) {
                throw new Failure(name + " has a page at byte " + at + " that cannot be understood", e);
            }
            int packed = header.getCompressed_page_size();
            long unpacked = header.getUncompressed_page_size();
            long begin = window.position();
            if (packed < 0 || unpacked < 0 || packed > end - begin || unpacked > (packed + 1L) * MOST_RATIO) {
                throw new Failure(name + " has a page at byte " + at + " that says it takes " + packed
                        + " bytes, unpacked " + unpacked + ", and " + (end - begin) + " are left");
            }
            long count = header.isSetData_page_header()
                    ? header.getData_page_header().getNum_values()
                    : header.isSetData_page_header_v2() ? header.getData_page_header_v2().getNum_values() : 0;
            if (count < 0 || (count == 0 && packed == 0)) {
                throw new Failure(name + " has a page at byte " + at + " with nothing in it");
            }
            values += count;
            at = begin + packed;
        }
        if (values != meta.getNum_values()) {
            throw new Failure(name + " has pages of " + values + " values and should have " + meta.getNum_values());
        }
    }

    @Override
    public String toString() {
        return "pages of " + shown;
    }

    /// Bytes from some place on.
    private static final class Window extends InputStream {

        private final FileChannel channel;
        private final long end;
        private long filled;
        private long first;
        private ByteBuffer buffer = ByteBuffer.allocate(HEADER).limit(0);

        Window(FileChannel channel, long at, long end) {
            this.channel = channel;
            this.end = Math.min(end, at + MOST_HEADER);
            first = at;
            filled = at;
        }

        long position() {
            return first + buffer.position();
        }

        @Override
        public int read() throws IOException {
            if (!buffer.hasRemaining()) {
                first += buffer.position();
                buffer.clear().limit(Math.clamp(end - filled, 0, HEADER));
                int count = buffer.hasRemaining() ? channel.read(buffer, filled) : -1;
                if (count <= 0) {
                    buffer.limit(0);
                    return -1;
                }
                filled += count;
                buffer.flip();
            }
            return buffer.get() & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = 0;
            while (count < length) {
                int next = read();
                if (next < 0) {
                    return count == 0 ? -1 : count;
                }
                bytes[offset + count++] = (byte) next;
            }
            return count;
        }
    }
}
