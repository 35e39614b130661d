using System.Globalization;
using Pace.Learning.Content.Prose;

namespace Pace.Learning.Content.Blocks.Downloads;

/// <summary>A file to take away, with its type and size.</summary>
internal sealed class DownloadKind() : BlockKind("download")
{
    private const string Folder = "downloads/";

    public override bool TakesArgument => true;

    public override void Compile(ScannedBlock block, Fields fields, PageWriter page)
    {
        var file = fields.Text("file", required: true);
        if (file is not null && !(file.StartsWith(Folder, StringComparison.Ordinal) && page.Site.HasFile(file)))
        {
            page.Findings.Error(fields.LineOf("file"), RuleNames.BrokenLink, $"There is no file \"{file}\". Its path starts with \"{Folder}\".");
            file = null;
        }
        var title = block.Argument.Length > 0 ? block.Argument : file is null ? "Download" : file[Folder.Length..];

        page.AddWords(title);
        page.AddLine($"""<div class="download">""");
        if (file is not null)
        {
            var bytes = page.Site.BytesOf(file);
            page.Downloads.Add((file, title, bytes));
            page.AddLine($"""<p><a href="{Address(file)}">{title}</a> <span class="download-meta">{Type(file)}, {Size(bytes)}</span></p>""");
        }
        page.WriteBody(block);
        page.AddLine($"</div>");
    }

    private static string Address(string file) =>
        new Address(AddressKind.Site, "/" + (IsMarkdown(file) ? file[..^3] : file)).Encoded();

    private static bool IsMarkdown(string file) => file.EndsWith(".md", StringComparison.Ordinal);

    private static string Type(string file) => Path.GetExtension(file).TrimStart('.').ToLowerInvariant() switch
    {
        "md" => "Page to print",
        "pdf" => "PDF",
        "docx" => "Word document",
        "csv" => "CSV file",
        "" => "File",
        var other => other.ToUpperInvariant() + " file",
    };

    private static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => $"{Math.Max(1, (bytes + 999) / 1_000)} KB",
        _ => (bytes / 1_000_000m).ToString("0.0", CultureInfo.InvariantCulture) + " MB",
    };
}
