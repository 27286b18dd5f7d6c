package dev.pacenote.adapters.out.push.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pacenote.adapters.out.push.http.OutgoingClients;
import dev.pacenote.adapters.out.push.http.OutgoingHttp;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.delivery.webhook.WebhookCall;
import dev.pacenote.application.delivery.webhook.WebhookSender;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.delivery.webhook.WebhookSecret;
import dev.pacenote.domain.delivery.webhook.WebhookUrl;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Calls programs as the Standard Webhooks specification says: signed, so that they know us. */
@Singleton
public final class HttpWebhookSender implements WebhookSender {

    private static final int GONE = 410;

    private final OutgoingHttp http;
    private final InstantSource clock;
    private final String userAgent;
    private final boolean plainOnLoopback;
    private final JsonMapper json = JsonMappers.forDocuments();

    /**
     * @param userAgent says who calls and where to complain
     * @param plainOnLoopback whether programs on this machine are called by http
     */
    public HttpWebhookSender(
            @Named(OutgoingClients.WEBHOOK) OutgoingHttp http,
            InstantSource clock,
            @Value("${pacenote.user-agent}") String userAgent,
            @Value("${pacenote.sandbox:false}") boolean plainOnLoopback) {
        this.http = http;
        this.clock = clock;
        this.userAgent = userAgent;
        this.plainOnLoopback = plainOnLoopback;
    }

    @Override
    public boolean reaches(WebhookUrl url) {
        return url.isAllowed(plainOnLoopback);
    }

    @Override
    public SendResult send(Webhook.Endpoint endpoint, WebhookCall call) {
        if (!reaches(endpoint.url())) {
            return new SendResult.Rejected("not_https");
        }
        var body = body(call);
        long seconds = clock.instant().getEpochSecond();
        var request =
                HttpRequest.POST(endpoint.url().uri(), body.getBytes(UTF_8))
                        .contentType(MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.USER_AGENT, userAgent)
                        .header("webhook-id", call.id().toString())
                        .header("webhook-timestamp", Long.toString(seconds))
                        .header(
                                "webhook-signature",
                                signature(endpoint.secret(), call.id().toString(), seconds, body));
        return http.send(request, this::meaning);
    }

    private SendResult meaning(HttpResponse<?> answer) {
        return answer.code() == GONE
                ? new SendResult.Gone()
                : OutgoingHttp.usual(answer, clock.instant());
    }

    private String body(WebhookCall call) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", call.type());
        body.put("timestamp", iso(call.at()));
        body.put("data", plain(call.data()));
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Times as texts; the rest is plain already. */
    private static Map<String, @Nullable Object> plain(Map<String, @Nullable Object> data) {
        var plain = new TreeMap<String, @Nullable Object>();
        data.forEach(
                (name, value) -> plain.put(name, value instanceof Instant at ? iso(at) : value));
        return plain;
    }

    private static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** {@code v1,} and the base64 of HMAC-SHA256 over {@code id.timestamp.body}. */
    static String signature(WebhookSecret secret, String id, long seconds, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.key(), "HmacSHA256"));
            var signed = id + "." + seconds + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
