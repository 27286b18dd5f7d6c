package dev.pacenote.adapters.out.aws.delivery.device;

import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.delivery.device.Push;
import dev.pacenote.application.delivery.device.PushSender;
import dev.pacenote.domain.delivery.device.Platform;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.platform.upstream.RetryAfter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PlatformApplicationDisabledException;
import software.amazon.awssdk.services.sns.model.SnsException;

/**
 * Pushes to phones by SNS: each straight to the endpoint of its phone. The endpoint is made of the
 * phone's token when it is needed, and is the same for the same token. One that is disabled is
 * deleted: an app that is installed again gets a new one.
 */
public final class SnsPushSender implements PushSender {

    private static final Logger LOG = LoggerFactory.getLogger(SnsPushSender.class);

    private static final String APPLE = "AWS.SNS.MOBILE.APNS.";

    /** A key by which a push replaces another one has so many bytes at most. */
    private static final int COLLAPSE_BYTES = 64;

    private final Supplier<SnsClient> client;
    private final Map<Platform, String> applications;

    /**
     * @param client asked for with each push: where no platform is offered it need not be made
     * @param applications the ARN of each platform that is offered
     */
    public SnsPushSender(Supplier<SnsClient> client, Map<Platform, String> applications) {
        this.client = client;
        this.applications = Map.copyOf(applications);
    }

    /** Browsers do not subscribe here. */
    @Override
    public Optional<String> publicKey() {
        return Optional.empty();
    }

    @Override
    public boolean reaches(PushTarget target) {
        return applications.containsKey(target.platform());
    }

    @Override
    public SendResult send(PushTarget target, Push push) {
        return switch (target) {
            case PushTarget.WebPush _ -> new SendResult.Rejected("not_a_phone");
            case PushTarget.App app ->
                    Optional.ofNullable(applications.get(app.platform()))
                            .map(application -> send(app, application, push))
                            .orElseGet(() -> new SendResult.Rejected("not_reached"));
        };
    }

    private SendResult send(PushTarget.App app, String application, Push push) {
        try {
            return publish(endpoint(app, application), app.platform(), push);
        } catch (InvalidParameterException e) {
            return new SendResult.Rejected("invalid_token");
        } catch (NotFoundException
                | AuthorizationErrorException
                | PlatformApplicationDisabledException e) {
            LOG.error(
                    "push: SNS refuses the application of {} ({}); no push gets there until its"
                            + " credentials are renewed",
                    app.platform().wireName(),
                    e.getClass().getSimpleName());
            return new SendResult.Misconfigured(e.getClass().getSimpleName());
        } catch (SnsException e) {
            return e.isThrottlingException() || e.statusCode() == 429 || e.statusCode() >= 500
                    ? new SendResult.Retry(
                            askedToWait(e), Integer.toString(e.statusCode()), e.statusCode() >= 500)
                    : new SendResult.Rejected(Integer.toString(e.statusCode()));
        } catch (SdkClientException e) {
            return new SendResult.Retry(Optional.empty(), "no_answer", true);
        } catch (SdkException e) {
            return new SendResult.Retry(Optional.empty(), "not_sent", true);
        }
    }

    private String endpoint(PushTarget.App app, String application) {
        return client.get()
                .createPlatformEndpoint(
                        create ->
                                create.platformApplicationArn(application)
                                        .token(app.token().value()))
                .endpointArn();
    }

    private SendResult publish(String endpoint, Platform platform, Push push) {
        try {
            client.get()
                    .publish(
                            publish ->
                                    publish.targetArn(endpoint)
                                            .messageStructure("json")
                                            .message(PhonePayload.of(platform, push))
                                            .messageAttributes(attributes(platform, push)));
            return new SendResult.Accepted();
        } catch (EndpointDisabledException e) {
            forget(endpoint);
            return new SendResult.Gone();
        }
    }

    /** What fails here is a piece of SNS that nobody uses. */
    private void forget(String endpoint) {
        try {
            client.get().deleteEndpoint(delete -> delete.endpointArn(endpoint));
        } catch (SdkException e) {
            LOG.debug("an endpoint that is disabled was not deleted", e);
        }
    }

    private static Map<String, MessageAttributeValue> attributes(Platform platform, Push push) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        if (platform == Platform.IOS) {
            attributes.put(APPLE + "PUSH_TYPE", text("alert"));
            attributes.put(APPLE + "TTL", text(Long.toString(push.keep().toSeconds())));
            // Longer ones are those of areas that do not replace anything.
            if (push.collapseKey().length() <= COLLAPSE_BYTES) {
                attributes.put(APPLE + "COLLAPSE_ID", text(push.collapseKey()));
            }
        }
        return attributes;
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }

    private static Optional<Duration> askedToWait(SnsException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()))
                .flatMap(answer -> answer.firstMatchingHeader("Retry-After"))
                .flatMap(RetryAfter::seconds);
    }
}
