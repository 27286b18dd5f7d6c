package dev.pacenote.acceptance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * The clock of a test in a file that servers in processes of their own have in memory. They look at
 * it many times for each request: to ask the test over HTTP each time made them slow.
 */
public final class SharedClock implements InstantSource {

    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int SIZE = 2 * Long.BYTES;

    private final Path file;
    private final MappedByteBuffer memory;

    private SharedClock(Path file, FileChannel channel, FileChannel.MapMode mode)
            throws IOException {
        this.file = file;
        this.memory = channel.map(mode, 0, SIZE);
    }

    /** One that this process sets. */
    static SharedClock create() {
        try {
            var file = Files.createTempFile("pacenote-clock", "");
            file.toFile().deleteOnExit();
            try (var channel =
                    FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return new SharedClock(file, channel, FileChannel.MapMode.READ_WRITE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that another process sets. */
    public static SharedClock open(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SharedClock(file, channel, FileChannel.MapMode.READ_ONLY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    /** It stands still there. */
    void stand(Instant at) {
        LONGS.setVolatile(memory, Long.BYTES, 0L);
        LONGS.setVolatile(memory, 0, nanos(at));
    }

    /** It runs, and shows that now. */
    void run(Instant from) {
        LONGS.setVolatile(memory, 0, nanos(from));
        LONGS.setVolatile(memory, Long.BYTES, nanos(Instant.now()));
    }

    boolean isRunning() {
        return (long) LONGS.getVolatile(memory, Long.BYTES) != 0;
    }

    private static long nanos(Instant at) {
        return Math.addExact(TimeUnit.SECONDS.toNanos(at.getEpochSecond()), at.getNano());
    }

    @Override
    public Instant instant() {
        long at = (long) LONGS.getVolatile(memory, 0);
        long since = (long) LONGS.getVolatile(memory, Long.BYTES);
        return Instant.EPOCH.plusNanos(since == 0 ? at : at + nanos(Instant.now()) - since);
    }
}
