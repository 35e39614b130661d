using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Shapes;

namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>A place in a document as it is written in Umbraco.</summary>
/// <param name="Property">The property's alias.</param>
/// <param name="Line">The line in it, from 1; <c>null</c>: it has none.</param>
internal sealed record PropertyPlace(string Property, int? Line)
{
    private const string Mark = "---";

    /// <summary>Where a line of the file comes from.</summary>
    /// <param name="asked">The document in Umbraco.</param>
    /// <param name="document">The file that it would be.</param>
    /// <param name="line">The line, from 1.</param>
    public static PropertyPlace Of(AskedDocument asked, PlacedDocument document, int line)
    {
        var lines = document.Text.Split('\n');
        var end = DocumentShape.Of(document.Path) is null ? -1 : Array.IndexOf(lines, Mark, 1);
        if (line - 1 > end)
        {
            var inBlocks = asked.Properties[DocumentProperties.Blocks]?["items"] is System.Text.Json.Nodes.JsonArray { Count: > 0 };
            // Between the fields and the text there is an empty line.
            var body = line - (end < 0 ? 0 : end + 2);
            return inBlocks ? new(DocumentProperties.Blocks, null) : new(DocumentProperties.Body, Math.Max(1, body + LeftOut(asked)));
        }
        for (var at = line - 1; at > 0; at--)
        {
            if (lines[at].Length > 0 && char.IsAsciiLetterLower(lines[at][0]) && lines[at].IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                return new(UmbracoTypes.AliasOf(lines[at][..colon]), Math.Max(1, line - 1 - at));
            }
        }
        return new(DocumentProperties.Body, null);
    }

    // Empty lines at its start aren't in the file.
    private static int LeftOut(AskedDocument asked) => asked.Properties[DocumentProperties.Body] is { } body && body.GetValueKind() is System.Text.Json.JsonValueKind.String
        ? body.GetValue<string>().ReplaceLineEndings("\n").TakeWhile(c => c == '\n').Count() : 0;
}
