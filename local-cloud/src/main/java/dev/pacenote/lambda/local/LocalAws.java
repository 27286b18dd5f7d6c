package dev.pacenote.lambda.local;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTableShapes;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local and ElasticMQ in this process, spoken to over HTTP. Several houses can stand on
 * one, each with tables and queues of its own.
 */
public final class LocalAws implements AutoCloseable {

    public static final Region REGION = Region.EU_CENTRAL_1;

    /** How often a message is tried before it is laid aside. */
    static final int TRIES = 5;

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final DynamoDBProxyServer dynamo;
    private final URI dynamoUrl;
    private final SQSRestServer queues;
    private final URI sqsUrl;
    private final SqsClient sqs;

    private LocalAws(DynamoDBProxyServer dynamo, URI dynamoUrl, SQSRestServer queues) {
        this.dynamo = dynamo;
        this.dynamoUrl = dynamoUrl;
        this.queues = queues;
        this.sqsUrl = local(queues.waitUntilStarted().localAddress().getPort());
        this.sqs =
                SqsClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .endpointOverride(sqsUrl)
                        .region(REGION)
                        .credentialsProvider(CREDENTIALS)
                        .build();
    }

    public static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    public static LocalAws start() {
        // The functions look for credentials where AWS puts them; these open nothing anywhere.
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        try {
            int port = freePort();
            var dynamo =
                    ServerRunner.createServerFromCommandLineArgs(
                            new String[] {"-inMemory", "-port", Integer.toString(port)});
            dynamo.start();
            return new LocalAws(
                    dynamo,
                    local(port),
                    SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the stand-ins do not start", e);
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    SqsClient sqs() {
        return sqs;
    }

    /**
     * Makes tables and queues for one installation.
     *
     * @param prefix begins every name
     * @param visibilityTimeout after which a message that a worker did not finish is seen by others
     * @return the variables that name them
     */
    public Map<String, String> createResources(String prefix, Duration visibilityTimeout) {
        var variables = new HashMap<String, String>();
        try (var client = dynamoClient()) {
            tables(client, prefix, variables);
        }
        variables.put("MAP_SEARCH_QUEUE_URL", queue(prefix + "-searches.fifo", visibilityTimeout));
        variables.put("SCHEDULER_QUEUE_URL", queue(prefix + "-work", visibilityTimeout));
        variables.put("DAILY_EMAIL_QUEUE_URL", queue(prefix + "-mails", visibilityTimeout));
        variables.put(
                "ACCOUNT_MAIL_QUEUE_URL", queue(prefix + "-account-mails", visibilityTimeout));
        queue(prefix + "-bounces", visibilityTimeout);
        AreaTables.all().stream()
                .flatMap(area -> area.queues().entrySet().stream())
                .forEach(
                        queue ->
                                variables.put(
                                        queue.getKey(),
                                        queue(
                                                prefix + "-" + queue.getValue() + ".fifo",
                                                visibilityTimeout)));
        for (var sender : NotificationSenders.ALL) {
            variables.put(
                    sender.queueVariable(),
                    queue(prefix + "-" + sender.channel() + "-deliveries", visibilityTimeout));
        }
        variables.put("AWS_REGION", REGION.id());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoUrl.toString());
        variables.put("AWS_ENDPOINT_URL_SQS", sqsUrl.toString());
        return variables;
    }

    DynamoDbStreamsClient streamsClient() {
        return DynamoDbStreamsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(dynamoUrl)
                .region(REGION)
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    DynamoDbClient dynamoClient() {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(dynamoUrl)
                .region(REGION)
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    private static void tables(
            DynamoDbClient client, String prefix, Map<String, String> variables) {
        DynamoTables.createSessions(client, prefix + "-sessions");
        variables.put("USER_SESSIONS_TABLE_NAME", prefix + "-sessions");
        DynamoTables.createSearches(client, prefix + "-searches");
        variables.put("MAP_SEARCH_RESULTS_TABLE_NAME", prefix + "-searches");
        DynamoTables.createEmails(client, prefix + "-emails");
        variables.put("DAILY_EMAILS_TABLE_NAME", prefix + "-emails");
        DynamoTables.createTokens(client, prefix + "-tokens");
        variables.put("API_TOKENS_TABLE_NAME", prefix + "-tokens");
        DynamoTables.createBoards(client, prefix + "-boards");
        variables.put("LEADERBOARD_CACHE_TABLE_NAME", prefix + "-boards");
        messagingTables(client, prefix, variables);
        AreaTables.all().forEach(tables -> variables.putAll(tables.create(client, prefix)));
    }

    private static void messagingTables(
            DynamoDbClient client, String prefix, Map<String, String> variables) {
        MessagingTableShapes.createUsers(client, prefix + "-users");
        variables.put("USERS_TABLE_NAME", prefix + "-users");
        MessagingTableShapes.createMessages(client, prefix + "-messages");
        variables.put("MESSAGES_TABLE_NAME", prefix + "-messages");
        MessagingTableShapes.createNotifications(client, prefix + "-notifications");
        variables.put("NOTIFICATIONS_TABLE_NAME", prefix + "-notifications");
        MessagingTableShapes.createNotices(client, prefix + "-notices");
        variables.put("NOTICES_TABLE_NAME", prefix + "-notices");
        MessagingTableShapes.createStream(client, prefix + "-stream");
        variables.put("STREAM_TABLE_NAME", prefix + "-stream");
        MessagingTableShapes.createOnce(client, prefix + "-once");
        variables.put("ONCE_TABLE_NAME", prefix + "-once");
        DynamoTables.createConnections(client, prefix + "-connections");
        variables.put("CONNECTIONS_TABLE_NAME", prefix + "-connections");
        DynamoTables.createDeliveries(client, prefix + "-deliveries");
        variables.put("DELIVERIES_TABLE_NAME", prefix + "-deliveries");
    }

    private String queue(String name, Duration visibilityTimeout) {
        boolean fifo = name.endsWith(".fifo");
        var deadName = fifo ? name.replace(".fifo", "-dead.fifo") : name + "-dead";
        Map<QueueAttributeName, String> kind =
                fifo ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.of();
        sqs.createQueue(create -> create.queueName(deadName).attributes(kind));
        var attributes = new HashMap<>(kind);
        attributes.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(visibilityTimeout.toSeconds()));
        int tries = name.endsWith("-account-mails") ? 12 : TRIES;
        attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                String.format(
                        Locale.ROOT,
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:elasticmq:000000000000:%s\",\"maxReceiveCount\":\"%d\"}",
                        deadName,
                        tries));
        return sqs.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
    }

    /**
     * The queue of SES's notifications. Only its function knows it on AWS, so no variable names it.
     */
    static String bounces(Map<String, String> variables) {
        return Optional.ofNullable(variables.get("ACCOUNT_MAIL_QUEUE_URL"))
                .orElseThrow()
                .replaceFirst("-account-mails$", "-bounces");
    }

    /** How many messages were laid aside from a queue. */
    public int dead(String queueUrl) {
        var url =
                queueUrl.endsWith(".fifo")
                        ? queueUrl.replace(".fifo", "-dead.fifo")
                        : queueUrl + "-dead";
        return Integer.parseInt(
                sqs.getQueueAttributes(
                                get ->
                                        get.queueUrl(url)
                                                .attributeNames(
                                                        QueueAttributeName
                                                                .APPROXIMATE_NUMBER_OF_MESSAGES))
                        .attributes()
                        .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    @Override
    public void close() {
        sqs.close();
        queues.stopAndWait();
        try {
            dynamo.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        }
    }
}
