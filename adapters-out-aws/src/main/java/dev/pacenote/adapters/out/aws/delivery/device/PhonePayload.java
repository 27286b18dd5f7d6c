package dev.pacenote.adapters.out.aws.delivery.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.application.delivery.device.Push;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.delivery.device.Platform;

/** A push as the services of the makers of phones want it. */
final class PhonePayload {

    /** Both services take 4 kB. */
    static final int MAX = 4_000;

    private static final ObjectMapper JSON = JsonMappers.forDocuments();

    private PhonePayload() {}

    /**
     * What SNS hands on: a text for each kind of service. Without the body where it is too long.
     */
    static String of(Platform platform, Push push) {
        var whole = payload(platform, push, push.body());
        var text = whole.getBytes(UTF_8).length <= MAX ? whole : payload(platform, push, "");
        var message = JSON.createObjectNode().put("default", push.title());
        if (platform == Platform.IOS) {
            // Which of the two it is, the application in SNS knows.
            message.put("APNS", text).put("APNS_SANDBOX", text);
        } else {
            message.put("GCM", text);
        }
        return written(message);
    }

    private static String payload(Platform platform, Push push, String body) {
        return written(platform == Platform.IOS ? apple(push, body) : android(push, body));
    }

    private static ObjectNode apple(Push push, String body) {
        var payload = JSON.createObjectNode();
        payload.putObject("aps")
                .put("thread-id", push.collapseKey())
                .put("sound", "default")
                .putObject("alert")
                .put("title", push.title())
                .put("body", body);
        data(payload, push);
        return payload;
    }

    private static ObjectNode android(Push push, String body) {
        var payload = JSON.createObjectNode();
        var message = payload.putObject("fcmV1Message").putObject("message");
        message.putObject("notification").put("title", push.title()).put("body", body);
        data(message.putObject("data"), push);
        message.putObject("android")
                .put("collapse_key", push.collapseKey())
                .put("ttl", push.keep().toSeconds() + "s")
                .putObject("notification")
                .put("tag", push.collapseKey());
        return payload;
    }

    private static void data(ObjectNode data, Push push) {
        push.url().ifPresent(url -> data.put("url", url));
        data.put("notificationId", push.notification().toString());
    }

    private static String written(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
