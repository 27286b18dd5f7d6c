package dev.pacenote.adapters.out.dynamodb.parts;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Notes what a client is asked for; loses the answer to a write, or has something else happen after
 * a question or before a write, if told so.
 */
final class WatchedClient {

    private static final String WRITE = "transactWriteItems";
    private static final String READ = "batchGetItem";

    private final DynamoDbClient real;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Integer> written = new CopyOnWriteArrayList<>();
    private final AtomicBoolean losesNext = new AtomicBoolean();
    private final AtomicReference<Runnable> afterRead =
            new AtomicReference<>(WatchedClient::nothing);
    private final AtomicReference<Runnable> beforeWrite =
            new AtomicReference<>(WatchedClient::nothing);

    private volatile Optional<Death> death = Optional.empty();

    private record Death(int request, boolean isDone) {

        boolean isNotAfter(Death other) {
            return request < other.request
                    || (request == other.request && (other.isDone || !isDone));
        }
    }

    WatchedClient(DynamoDbClient real) {
        this.real = real;
    }

    private static void nothing() {}

    DynamoDbClient client() {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> {
                            requests.add(method.getName());
                            dies(false);
                            if (method.getName().equals(WRITE)) {
                                written.add(items(arguments[0]));
                                beforeWrite.getAndSet(WatchedClient::nothing).run();
                            }
                            try {
                                var answer = method.invoke(real, arguments);
                                dies(true);
                                if (method.getName().equals(WRITE) && losesNext.getAndSet(false)) {
                                    throw SdkClientException.create("the answer is lost");
                                }
                                if (method.getName().equals(READ)) {
                                    afterRead.getAndSet(WatchedClient::nothing).run();
                                }
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @SuppressWarnings("unchecked")
    private static int items(Object request) {
        return TransactWriteItemsRequest.builder()
                .applyMutation((Consumer<TransactWriteItemsRequest.Builder>) request)
                .build()
                .transactItems()
                .size();
    }

    /** Thrown where a process is killed: nothing of it goes on, and nobody catches it. */
    static final class KilledError extends Error {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Kills whoever asks, from that request on.
     *
     * @param request counted from now, the first is 1
     * @param isDone whether the store has done what that request asks for
     */
    void diesAt(int request, boolean isDone) {
        forgets();
        death = Optional.of(new Death(request, isDone));
    }

    /** Another process takes over. */
    void livesAgain() {
        death = Optional.empty();
    }

    private void dies(boolean isDone) {
        var here = new Death(requests.size(), isDone);
        if (death.filter(it -> it.isNotAfter(here)).isPresent()) {
            throw new KilledError();
        }
    }

    void losesTheNextAnswer() {
        losesNext.set(true);
    }

    /** Has something happen between the next question for items and what is asked then. */
    void afterTheNextRead(Runnable something) {
        afterRead.set(something);
    }

    /** Has something happen before the next write. */
    void beforeTheNextWrite(Runnable something) {
        beforeWrite.set(something);
    }

    void forgets() {
        requests.clear();
        written.clear();
    }

    /** Names of methods, in their order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many items each write had. */
    List<Integer> written() {
        return List.copyOf(written);
    }
}
