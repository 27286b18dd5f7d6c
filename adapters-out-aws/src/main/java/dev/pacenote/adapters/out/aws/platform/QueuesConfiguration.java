package dev.pacenote.adapters.out.aws.platform;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.configuration.WebAddress;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/**
 * The queues in SQS that only functions work off, by their URLs.
 *
 * @param work of everything that a daily run does but its mails
 */
@ConfigurationProperties("queues")
@Requires(property = "queues.work")
@VariableGroup(title = "Queues in SQS", order = 510)
public record QueuesConfiguration(
        @Variable(
                        value = "SCHEDULER_QUEUE_URL",
                        readBy = ReadBy.FUNCTIONS,
                        functionsNeedIt = true,
                        must = WebAddress.MUST,
                        meaning = "SQS queue of everything that a daily run does but its mails")
                WebAddress work,
        @Variable(
                        value = "DAILY_EMAIL_QUEUE_URL",
                        readBy = ReadBy.FUNCTIONS,
                        functionsNeedIt = true,
                        must = WebAddress.MUST,
                        meaning = "SQS queue of daily mails to try")
                WebAddress mails,
        @Variable(
                        value = "ACCOUNT_MAIL_QUEUE_URL",
                        readBy = ReadBy.FUNCTIONS,
                        functionsNeedIt = true,
                        must = WebAddress.MUST,
                        meaning = "SQS queue of mails about accounts")
                WebAddress accountMails) {}
