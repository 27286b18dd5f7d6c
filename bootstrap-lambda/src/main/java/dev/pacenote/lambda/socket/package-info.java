/** Functions of the gateway's sockets. */
package dev.pacenote.lambda.socket;
