using System.Text;

namespace Pace.Learning.Tests.Content.Delivery;

/// <summary>What a real Umbraco was asked and answered.</summary>
/// <param name="File">The recording's file.</param>
/// <param name="Method">Such as <c>GET</c>.</param>
/// <param name="Target">Path and query as asked.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Body">The answer's body.</param>
internal sealed record Exchange(string File, string Method, string Target, int Status, byte[] Body)
{
    private const string Answer = "--- response ---";

    public static string Folder => Path.Combine(Repository.Root, "Pace.Learning.Tests", "Content", "Delivery", "Recorded");

    /// <summary>Path without query, below the API's own.</summary>
    public string ApiPath => Target.Split('?')[0]["/umbraco/delivery/api/v2".Length..];

    /// <summary>All recorded exchanges of a kind, in order.</summary>
    public static IEnumerable<Exchange> All(string kind) => Directory.EnumerateFiles(Path.Combine(Folder, kind), "*.txt").Order(StringComparer.Ordinal).Select(Read);

    public static Exchange Read(string file)
    {
        var text = System.IO.File.ReadAllText(file).ReplaceLineEndings("\n");
        var (asked, answered) = (text[..text.IndexOf(Answer, StringComparison.Ordinal)], text[(text.IndexOf(Answer, StringComparison.Ordinal) + Answer.Length)..].TrimStart('\n'));
        var (first, status) = (asked.Split('\n')[0].Split(' '), int.Parse(answered.Split('\n')[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        var end = answered.IndexOf("\n\n", StringComparison.Ordinal);
        return new(Path.GetFileName(file), first[0], first[1], status, Encoding.UTF8.GetBytes(end < 0 ? "" : answered[(end + 2)..].Trim()));
    }
}
