using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Prose;

/// <summary>
/// Writes a table inside a group that can be reached and scrolled by keyboard (WCAG 2.1.1), with classes for alignment: the site's
/// content security policy allows no style attributes. It is no landmark: a page with ten tables would have ten more places to jump to.
/// </summary>
internal sealed class TableRenderer : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.Write(FinishedHtml.Of($"""<div class="table-scroll" role="group" tabindex="0" aria-label="{Label(table)}">""")).Write("\n<table>\n");
        var inHead = false;
        var inBody = false;
        foreach (var row in table.OfType<TableRow>())
        {
            if (row.IsHeader && !inHead && !inBody)
            {
                renderer.Write("<thead>\n");
                inHead = true;
            }
            else if (!row.IsHeader && !inBody)
            {
                renderer.Write(inHead ? "</thead>\n<tbody>\n" : "<tbody>\n");
                inBody = true;
            }
            Write(renderer, table, row);
        }
        renderer.Write(inBody ? "</tbody>\n" : inHead ? "</thead>\n" : "");
        renderer.WriteLine("</table>\n</div>");
    }

    private static void Write(HtmlRenderer renderer, Table table, TableRow row)
    {
        renderer.Write("<tr>\n");
        for (var i = 0; i < row.Count; i++)
        {
            var cell = (TableCell)row[i];
            // A heading without words heads nothing: screen readers would read out an empty one for every cell below.
            var isHeading = row.IsHeader && ProseText.Of((Block)cell).Length > 0;
            renderer.Write(isHeading ? "<th scope=\"col\"" : "<td").Write(Alignment(table, i)).Write(">");
            var tight = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = true;
            renderer.Write(cell);
            renderer.ImplicitParagraph = tight;
            renderer.Write(isHeading ? "</th>\n" : "</td>\n");
        }
        renderer.Write("</tr>\n");
    }

    private static string Alignment(Table table, int column) =>
        (column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null) switch
        {
            TableColumnAlign.Center => " class=\"align-center\"",
            TableColumnAlign.Right => " class=\"align-right\"",
            _ => "",
        };

    private static string Label(Table table)
    {
        var head = table.OfType<TableRow>().FirstOrDefault(r => r.IsHeader);
        var names = head is null ? [] : head.OfType<TableCell>().Select(c => ProseText.Of((Block)c)).Where(t => t.Length > 0).ToList();
        return names.Count == 0 ? "Table" : $"Table: {string.Join(", ", names)}";
    }
}
