package dev.pacenote.adapters.out.files.parts.attachment;

import dev.pacenote.application.parts.attachment.FileTransfers;
import dev.pacenote.application.parts.attachment.Files;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.FileKey;
import dev.pacenote.domain.parts.attachment.FileName;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.domain.parts.attachment.Sha256;
import dev.pacenote.domain.parts.attachment.StoredFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps files in a folder, and takes and gives them at addresses of this service that are signed.
 * Several instances share the folder and the key.
 */
public final class FolderFiles implements Files, FileTransfers {

    /** The shortest key that signs addresses, in bytes. */
    public static final int SHORTEST_KEY = 32;

    private static final String PUT = "PUT";
    private static final String GET = "GET";
    private static final String TYPE = "type";
    private static final String LENGTH = "length";
    private static final String SHA256 = "sha256";
    private static final String NAME = "name";

    private final FileFolder folder;
    private final SignedAddress addresses;
    private final String base;
    private final InstantSource clock;

    /**
     * @param folder made if it is not there
     * @param key at least {@link #SHORTEST_KEY} bytes; whoever has it can send and get everything
     * @param base where this service is reached, such as {@code https://pacenote.example}
     * @throws IOException when the folder cannot be made
     */
    public FolderFiles(Path folder, byte[] key, String base, InstantSource clock)
            throws IOException {
        this.folder = new FileFolder(folder);
        this.addresses = new SignedAddress(key);
        this.base = base;
        this.clock = clock;
    }

    private Instant end() {
        return clock.instant().plus(GRANT);
    }

    private URI address(String method, FileKey key, Map<String, String> facts, Instant end) {
        var file = key.toString();
        var query =
                addresses.sign(method, file, facts, end).entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return URI.create(base + PATH + "/" + file + "?" + query);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public UploadGrant grantUpload(FileKey key, AttachmentDetails details) {
        var facts = new HashMap<String, String>();
        facts.put(TYPE, details.type().contentType());
        facts.put(LENGTH, Long.toString(details.size()));
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", details.type().contentType());
        headers.put("Content-Length", Long.toString(details.size()));
        details.sha256()
                .map(Sha256::base64)
                .ifPresent(
                        sum -> {
                            facts.put(SHA256, sum);
                            headers.put(CHECKSUM, sum);
                        });
        var end = end();
        return new UploadGrant(address(PUT, key, facts, end), headers, end);
    }

    @Override
    public DownloadGrant grantDownload(FileKey key, AttachmentDetails details) {
        var end = end();
        var facts = Map.of(TYPE, details.type().contentType(), NAME, details.name().value());
        return new DownloadGrant(address(GET, key, facts, end), end);
    }

    @Override
    public Received receive(Address address, Sent sent) {
        var query = address.parameters();
        switch (addresses.check(PUT, address.key(), query, clock.instant())) {
            case FORGED -> {
                return Received.NOT_SIGNED;
            }
            case EXPIRED -> {
                return Received.EXPIRED;
            }
            case VALID -> {}
        }
        if (sent.length().isEmpty()) {
            return Received.LENGTH_MISSING;
        }
        long length = sent.length().getAsLong();
        var sum = Optional.ofNullable(query.get(SHA256));
        boolean asSigned =
                Long.toString(length).equals(query.get(LENGTH))
                        && sent.contentType().equals(Optional.ofNullable(query.get(TYPE)))
                        && sent.checksum().equals(sum);
        if (!asSigned) {
            return Received.NOT_SIGNED;
        }
        try {
            return folder.keep(address.key(), sent.bytes(), length, sum);
        } catch (IOException e) {
            throw new StoreUnavailableException(e);
        }
    }

    @Override
    public Served serve(Address address) {
        var query = address.parameters();
        return switch (addresses.check(GET, address.key(), query, clock.instant())) {
            case FORGED -> new Served.NotSigned();
            case EXPIRED -> new Served.Expired();
            case VALID -> served(address.key(), query);
        };
    }

    private Served served(String key, Map<String, String> query) {
        try {
            var name = new FileName(query.getOrDefault(NAME, ""));
            var type = FileType.of(query.getOrDefault(TYPE, ""));
            return folder.open(key)
                    .<Served>map(file -> new Served.File(name, type, file.size(), file.bytes()))
                    .orElseGet(Served.NoSuchFile::new);
        } catch (IOException e) {
            throw new StoreUnavailableException(e);
        }
    }

    @Override
    public Optional<StoredFile> inspect(FileKey key) {
        try {
            return folder.inspect(key.toString());
        } catch (IOException e) {
            throw new StoreUnavailableException(e);
        }
    }

    @Override
    public void remove(FileKey key) {
        try {
            folder.remove(key.toString());
        } catch (IOException e) {
            throw new StoreUnavailableException(e);
        }
    }
}
