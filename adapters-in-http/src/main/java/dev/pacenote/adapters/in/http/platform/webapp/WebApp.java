package dev.pacenote.adapters.in.http.platform.webapp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * A built web app: ours as it lies on the class path, or one in a folder. Files stay in memory once
 * they were asked for, packed too. Without the app's jar there are none of ours.
 */
@Singleton
final class WebApp {

    private static final String PLACE = "dev/pacenote/web";
    private static final String INDEX = "/index.html";

    /** Names of the build end in a digest of the content: {@code index-BkJ3x_9a.js}. */
    private static final Pattern NAMED = Pattern.compile("/assets/.+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");

    private static final Pattern ADDRESS =
            Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+\\.([a-z0-9]+)");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html;charset=utf-8",
                    "js", "text/javascript;charset=utf-8",
                    "css", "text/css;charset=utf-8",
                    "svg", "image/svg+xml",
                    "ico", "image/x-icon",
                    "png", "image/png",
                    "woff2", "font/woff2",
                    "txt", "text/plain;charset=utf-8",
                    "webmanifest", "application/manifest+json");

    /**
     * A file of the app.
     *
     * @param packed the same content, gzip
     * @param tag changes when the content does
     * @param named the address changes when the content does, so it may be kept for ever
     */
    record Asset(Content content, Content packed, String type, String tag, boolean named) {}

    /** Bytes that nobody changes. */
    static final class Content {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    private final Function<String, Optional<byte[]>> files;
    private final Map<String, Asset> found = new ConcurrentHashMap<>();

    /** Ours. */
    @Inject
    WebApp() {
        this(WebApp::onClassPath);
    }

    private WebApp(Function<String, Optional<byte[]>> files) {
        this.files = files;
    }

    /** One that lies in a folder; nothing outside of it is shown. */
    static WebApp in(Path folder) {
        return new WebApp(address -> inFolder(folder, address));
    }

    private static Optional<byte[]> inFolder(Path folder, String address) {
        try {
            // A link may lead out.
            var home = folder.toRealPath();
            var file = home.resolve(address.substring(1));
            return Files.isRegularFile(file) && file.toRealPath().startsWith(home)
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page that every address of the app shows; empty without the app's jar. */
    Optional<Asset> index() {
        return asset(INDEX);
    }

    /** The file at an address such as {@code /assets/index-BkJ3x_9a.js}. */
    Optional<Asset> asset(String address) {
        var known = found.get(address);
        if (known != null) {
            return Optional.of(known);
        }
        var form = ADDRESS.matcher(address);
        var type = form.matches() ? TYPES.get(form.group(1)) : null;
        if (type == null) {
            return Optional.empty();
        }
        var read = files.apply(address).map(bytes -> asset(address, bytes, type));
        read.ifPresent(asset -> found.put(address, asset));
        return read;
    }

    private static Asset asset(String address, byte[] bytes, String type) {
        return new Asset(
                new Content(bytes),
                new Content(pack(bytes)),
                type,
                '"' + digest(bytes) + '"',
                NAMED.matcher(address).matches());
    }

    private static Optional<byte[]> onClassPath(String address) {
        try (var in = WebApp.class.getClassLoader().getResourceAsStream(PLACE + address)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pack(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(sha, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
