using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pace.Learning.Tests.Platform.Mail;

/// <summary>Reads a mail back as a reader's program does.</summary>
internal static partial class MimeReader
{
    public static (string Subject, string Text, string Html) Read(string mail)
    {
        var end = mail.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = mail[..end].Replace("\r\n\t", " ", StringComparison.Ordinal).Replace("\r\n ", " ", StringComparison.Ordinal);
        var subject = headers.Split("\r\n").Single(h => h.StartsWith("Subject: ", StringComparison.Ordinal))["Subject: ".Length..];
        var boundary = Boundary().Match(headers).Groups[1].Value;
        var parts = mail[(end + 2)..].Split($"\r\n--{boundary}")[1..^1];
        return (Words(subject), Body(parts[0]), Body(parts[1]));
    }

    // The line end before a boundary belongs to the boundary.
    private static string Body(string part) => Plain(part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]).Replace("\r\n", "\n", StringComparison.Ordinal);

    // Blanks between two words in code belong to neither.
    private static string Words(string header) => Word().Replace(BetweenWords().Replace(header, "$1"), word => word.Groups[1].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
        : Plain(word.Groups[2].Value.Replace('_', ' ')));

    private static string Plain(string quoted)
    {
        var joined = quoted.Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] == '=')
            {
                bytes.Add(byte.Parse(joined.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                bytes.Add((byte)joined[i]);
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex("boundary=\"([^\"]+)\"")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]+)\?=")]
    private static partial Regex Word();

    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex BetweenWords();
}
