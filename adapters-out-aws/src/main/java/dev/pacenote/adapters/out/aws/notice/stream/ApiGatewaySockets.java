package dev.pacenote.adapters.out.aws.notice.stream;

import dev.pacenote.application.notice.stream.socket.SocketGateway;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** The sockets that API Gateway holds. */
@Singleton
@Requires(beans = SocketGatewayConfiguration.class)
public final class ApiGatewaySockets implements SocketGateway {

    private static final Logger LOG = LoggerFactory.getLogger(ApiGatewaySockets.class);

    private static final int GONE = 410;

    private static final int BAD_REQUEST = 400;

    /** No socket has this id, which looks like those of the gateway. */
    private static final String NOBODY = "AAAAAAAAAAAAAAA=";

    /** Its LimitExceededException: "… or the WebSocket client side buffer is full". */
    private static final int LIMIT_EXCEEDED = 429;

    private final Supplier<ApiGatewayManagementApiClient> client;

    @Inject
    ApiGatewaySockets(BeanProvider<ApiGatewayManagementApiClient> client) {
        this.client = client::get;
    }

    ApiGatewaySockets(ApiGatewayManagementApiClient client) {
        this.client = () -> client;
    }

    @Override
    public Posted post(String socket, String frame) {
        try {
            client.get()
                    .postToConnection(
                            post -> post.connectionId(socket).data(SdkBytes.fromUtf8String(frame)));
            return Posted.SENT;
        } catch (SdkException e) {
            if (is(GONE, e)) {
                return Posted.GONE;
            }
            if (is(LIMIT_EXCEEDED, e)) {
                return Posted.FULL;
            }
            LOG.warn("socket {} did not take a frame: {}", socket, reason(e));
            return Posted.FAILED;
        }
    }

    @Override
    public void close(String socket) {
        try {
            client.get().deleteConnection(delete -> delete.connectionId(socket));
        } catch (SdkException e) {
            if (!is(GONE, e)) {
                LOG.warn("socket {} could not be closed: {}", socket, reason(e));
            }
        }
    }

    /** It says that there is no such socket, to whoever may ask and names the right stage. */
    @Override
    public boolean answers() {
        try {
            client.get().getConnection(get -> get.connectionId(NOBODY));
            return true;
        } catch (SdkException e) {
            return is(GONE, e) || is(BAD_REQUEST, e) || is(LIMIT_EXCEEDED, e);
        }
    }

    private static boolean is(int status, SdkException e) {
        return e instanceof SdkServiceException answer && answer.statusCode() == status;
    }

    /** Never what was in the frame. */
    private static String reason(SdkException e) {
        return e.getClass().getSimpleName();
    }
}
