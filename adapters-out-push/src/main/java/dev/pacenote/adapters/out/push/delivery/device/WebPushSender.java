package dev.pacenote.adapters.out.push.delivery.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pacenote.adapters.out.push.http.OutgoingHttp;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.delivery.device.Push;
import dev.pacenote.application.delivery.device.PushSender;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.delivery.device.PushEndpoint;
import dev.pacenote.domain.delivery.device.PushHosts;
import dev.pacenote.domain.delivery.device.PushTarget;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Web Push (RFC 8030): hands a push, encrypted for its browser, to the browser's push service. The
 * browser's service worker gets {@code {"title","body","url","tag","notificationId"}}.
 */
public final class WebPushSender implements PushSender {

    private static final Logger LOG = LoggerFactory.getLogger(WebPushSender.class);

    /** Texts of different lengths look alike to the push service, in steps of so many bytes. */
    private static final int PADDING_STEP = 1_024;

    /** A header {@code Topic} has 32 characters at most: so many bytes in base64url. */
    private static final int TOPIC_BYTES = 24;

    private final OutgoingHttp http;
    private final VapidKeys keys;
    private final PushHosts hosts;
    private final InstantSource clock;
    private final String userAgent;
    private final JsonMapper json = JsonMappers.forDocuments();

    public WebPushSender(
            OutgoingHttp http,
            VapidKeys keys,
            PushHosts hosts,
            InstantSource clock,
            String userAgent) {
        this.http = http;
        this.keys = keys;
        this.hosts = hosts;
        this.clock = clock;
        this.userAgent = userAgent;
    }

    @Override
    public Optional<String> publicKey() {
        return Optional.of(keys.publicKey());
    }

    @Override
    public boolean reaches(PushTarget target) {
        return switch (target) {
            case PushTarget.WebPush(var endpoint, _) -> hosts.allow(endpoint);
            case PushTarget.App _ -> false;
        };
    }

    @Override
    public SendResult send(PushTarget target, Push push) {
        return switch (target) {
            case PushTarget.WebPush browser -> send(browser, push);
            case PushTarget.App _ -> new SendResult.Rejected("not_a_browser");
        };
    }

    private SendResult send(PushTarget.WebPush browser, Push push) {
        var endpoint = browser.endpoint();
        if (!hosts.allow(endpoint)) {
            return new SendResult.Rejected("host_not_allowed");
        }
        var text = payload(push);
        int padded = Math.min(PushEncryption.MAX, roundedUp(text.length));
        var request =
                HttpRequest.POST(
                                endpoint.uri(),
                                PushEncryption.encrypt(text, padded, browser.keys()))
                        .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                        .header(HttpHeaders.CONTENT_ENCODING, "aes128gcm")
                        .header(
                                HttpHeaders.AUTHORIZATION,
                                keys.authorization(endpoint.origin(), clock.instant()))
                        .header(HttpHeaders.USER_AGENT, userAgent)
                        .header("TTL", Long.toString(push.keep().toSeconds()))
                        .header("Urgency", "normal")
                        .header("Topic", topic(push));
        return http.send(request, answer -> meaning(answer, endpoint));
    }

    private SendResult meaning(HttpResponse<?> answer, PushEndpoint endpoint) {
        return switch (answer.code()) {
            case 404, 410 -> new SendResult.Gone();
            case 401, 403 -> {
                LOG.error(
                        "web push: {} refuses our keys (status {}); no push gets there until"
                                + " WEB_PUSH_PUBLIC_KEY and its private key are those that browsers"
                                + " subscribed with",
                        endpoint.origin(),
                        answer.code());
                yield new SendResult.Misconfigured(Integer.toString(answer.code()));
            }
            default -> OutgoingHttp.usual(answer, clock.instant());
        };
    }

    /** Without its text where it would be too long; the page has it. */
    private byte[] payload(Push push) {
        var whole = payload(push, push.body());
        return whole.length <= PushEncryption.MAX ? whole : payload(push, "");
    }

    private byte[] payload(Push push, String body) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("title", push.title());
        payload.put("body", body);
        push.url().ifPresent(url -> payload.put("url", url));
        payload.put("tag", push.collapseKey());
        payload.put("notificationId", push.notification().toString());
        try {
            return json.writeValueAsString(payload).getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int roundedUp(int length) {
        return Math.ceilDiv(Math.max(1, length), PADDING_STEP) * PADDING_STEP;
    }

    /** The push service replaces a push that still waits by one of the same topic. */
    private static String topic(Push push) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(push.collapseKey().getBytes(UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, TOPIC_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
