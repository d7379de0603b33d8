package im.gangway.sms.provider;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.text.Segment;

/**
 * What is to be sent: a segment, or a whole text where the provider cuts.
 *
 * @param reference ours, by which we know it again
 * @param from one of our numbers or names
 * @param to the recipient
 * @param text all of it, in the alphabet and with the header that it says
 */
public record OutboundMessage(String reference, SmsAddress from, SmsAddress to, Segment text) {}
