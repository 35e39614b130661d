using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Pace.Learning.Web.Platform.Mail.Smtp;

/// <summary>A mail as it goes over the line: plain text and HTML, both quoted-printable, dots at line starts doubled, without the line that ends it.</summary>
/// <remarks>The same mail always makes the same bytes, so that a copy is recognised as one.</remarks>
internal static class MimeMessage
{
    private const int LongestQuotedLine = 73;
    private const int LongestWord = 42;

    public static byte[] Of(OutboxMail mail, MailAddress from, string to, SealedBody body)
    {
        var boundary = $"part-{mail.Id:N}";
        var message = new StringBuilder()
            .Header("From", $"{Phrase(from.DisplayName)} <{from.Address}>".TrimStart())
            .Header("To", $"<{to}>")
            .Header("Subject", Words(mail.Subject))
            .Header("Date", mail.CreatedAt.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000")
            .Header("Message-ID", $"<{mail.Id:N}@{from.Host}>")
            .Header("Auto-Submitted", "auto-generated")
            .Header("MIME-Version", "1.0")
            .Header("Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"")
            .Line();
        Part("text/plain", body.Text);
        Part("text/html", body.Html);
        // The end of the last line belongs to the line that ends the message.
        message.Append(CultureInfo.InvariantCulture, $"--{boundary}--");
        return Encoding.UTF8.GetBytes(message.ToString());

        void Part(string type, string text)
        {
            message.Line($"--{boundary}").Header("Content-Type", $"{type}; charset=utf-8").Header("Content-Transfer-Encoding", "quoted-printable").Line();
            Quote(message, text);
        }
    }

    private static StringBuilder Header(this StringBuilder message, string name, string value) => message.Line($"{name}: {value}");

    private static StringBuilder Line(this StringBuilder message, string line = "") => message.Append(line).Append("\r\n");

    private static string Phrase(string name) =>
        name.Length == 0 ? "" : Ascii.IsValid(name) ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : Words(name);

    // RFC 2047: a word has at most 75 characters and no half letters.
    private static string Words(string text)
    {
        if (Ascii.IsValid(text) && text.Length <= LongestQuotedLine)
        {
            return text;
        }
        List<string> words = [];
        var word = new List<byte>();
        Span<byte> letter = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = letter[..rune.EncodeToUtf8(letter)];
            if (word.Count + bytes.Length > LongestWord)
            {
                Close();
            }
            word.AddRange(bytes);
        }
        Close();
        return string.Join("\r\n ", words);

        void Close()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }

    private static void Quote(StringBuilder message, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var length = 0;
            var bytes = Encoding.UTF8.GetBytes(line);
            for (var i = 0; i < bytes.Length; i++)
            {
                var b = bytes[i];
                var isLast = i == bytes.Length - 1;
                // A dot at the start of a line would need doubling, a blank at its end would get lost: written as codes they need no care.
                var isPlain = b is >= 33 and <= 126 and not (byte)'=' && !(b == '.' && length == 0) || (b is (byte)' ' or (byte)'\t' && !isLast);
                if (length + (isPlain ? 1 : 3) > LongestQuotedLine)
                {
                    message.Append("=\r\n");
                    length = 0;
                    isPlain &= b != '.';
                }
                if (isPlain)
                {
                    message.Append((char)b);
                    length++;
                }
                else
                {
                    message.Append('=').Append(b.ToString("X2", CultureInfo.InvariantCulture));
                    length += 3;
                }
            }
            message.Append("\r\n");
        }
    }
}
