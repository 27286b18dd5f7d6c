/** Functions that tell people: the dispatcher, the senders, and who hears what became of mail. */
package dev.pacenote.lambda.delivery;
