using System.Text;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>What a page may load, and from where. Closed: scripts and styles come from files of this site, never from markup.</summary>
public static class ContentSecurity
{
    private static readonly (string Directive, string Sources)[] Closed =
    [
        ("default-src", "'none'"), ("script-src", "'self'"), ("style-src", "'self'"), ("img-src", "'self' data:"), ("font-src", "'self'"),
        ("connect-src", "'self'"), ("media-src", "'self'"), ("manifest-src", "'self'"), ("object-src", "'none'"), ("form-action", "'self'"),
        ("frame-ancestors", "'none'"), ("base-uri", "'none'"),
    ];

    private static readonly string Default = Write([]);
    private static readonly object Key = new();

    extension(HttpContext context)
    {
        /// <summary>Lets this one response load or be framed by something more; replaces <c>'none'</c>, otherwise adds to the sources.</summary>
        /// <param name="directive">Such as <c>frame-ancestors</c>.</param>
        /// <param name="source">An origin, or a keyword with its quotes.</param>
        public void AllowContent(string directive, string source)
        {
            if (context.Items[Key] is not List<(string, string)> more)
            {
                context.Items[Key] = more = [];
            }
            more.Add((directive, source));
        }
    }

    internal static string HeaderFor(HttpContext context) =>
        context.Items[Key] is List<(string, string)> more ? Write(more) : Default;

    private static string Write(List<(string Directive, string Source)> more)
    {
        var header = new StringBuilder();
        foreach (var (directive, sources) in Closed)
        {
            var added = string.Join(' ', more.Where(m => m.Directive == directive).Select(m => m.Source));
            header.Append(directive).Append(' ').Append(Together(sources, added)).Append("; ");
        }
        foreach (var unknown in more.Where(m => Closed.All(c => c.Directive != m.Directive)).GroupBy(m => m.Directive, m => m.Source))
        {
            header.Append(unknown.Key).Append(' ').AppendJoin(' ', unknown).Append("; ");
        }
        return header.ToString(0, header.Length - 2);
    }

    private static string Together(string sources, string added) => (sources, added) switch
    {
        (_, "") => sources,
        ("'none'", _) => added,
        _ => $"{sources} {added}",
    };
}
