using System.Text;
using Pace.Learning.Content.Files;
using Pace.Learning.Web.Platform.Commands;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Published;

namespace Pace.Learning.Web.Studio.Files;

/// <summary>
/// Writes what is public as a content folder: every file that nobody changed here byte for byte, and what was published here in its place, with the line ends that its file had.
/// A site that is given the folder as its own serves the same documents.
/// </summary>
internal static class ExportCommand
{
    public static Command Export { get; } = new("content export", "FOLDER", "writes what is public, also what the Studio published, as a content folder", RunAsync);

    private static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        if (args is not [var name])
        {
            await output.WriteLineAsync("Name the folder to write to: content export FOLDER");
            return Command.CouldNotRun;
        }
        var target = CommandLine.Resolve(name);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any(e => Path.GetFileName(e) != ".git"))
        {
            await output.WriteLineAsync($"{target} has files in it. Choose an empty folder, so that nothing is overwritten.");
            return Command.CouldNotRun;
        }
        await using var app = builder.Build();
        await app.MigrateAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var revisions = await services.GetRequiredService<PublishedTexts>().ReadAsync(services.GetRequiredService<PaceDbContext>(), PublishedRevisions.None, CancellationToken.None);
        var folders = services.GetRequiredService<Folders>();
        var count = Write(new DiskFolder(folders.Content), revisions, target);
        await output.WriteLineAsync($"{count} files written to {target}, {revisions.Texts.Count} of them as they were published in the Studio.");
        return Command.Fine;
    }

    /// <summary>Writes a folder with what is laid over it, and answers with the number of files.</summary>
    public static int Write(IContentFolder folder, PublishedRevisions revisions, string target)
    {
        var there = folder.Paths.ToHashSet(StringComparer.Ordinal);
        var paths = there.Union(revisions.Texts.Keys).Except(revisions.GoneOf(there.Concat(revisions.Texts.Keys))).ToList();
        foreach (var path in paths)
        {
            var full = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using var to = File.Create(full);
            if (revisions.Texts.TryGetValue(path, out var text))
            {
                to.Write(BytesOf(Encoding.UTF8.GetString(text), there.Contains(path) ? BytesOf(folder, path) : null));
                continue;
            }
            using var from = folder.Open(path);
            from.CopyTo(to);
        }
        return paths.Count;
    }

    /// <summary>A text as its file has it: with the file's line ends and mark; the file's own bytes where they say the same.</summary>
    private static byte[] BytesOf(string text, byte[]? file)
    {
        if (file is null)
        {
            return Encoding.UTF8.GetBytes(text);
        }
        var before = DocumentFile.Of(file);
        return Drafts.DraftRecorder.Normalized(before.Text) == Drafts.DraftRecorder.Normalized(text)
            ? file
            : [.. before.HasMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text.Replace("\n", before.LineEnd, StringComparison.Ordinal))];
    }

    private static byte[] BytesOf(IContentFolder folder, string path)
    {
        using var stream = folder.Open(path);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
