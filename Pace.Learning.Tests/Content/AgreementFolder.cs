using System.Security.Cryptography;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Library;

namespace Pace.Learning.Tests.Content;

/// <summary>A folder with one document that is signed, in two versions, the first in effect and both locked.</summary>
internal sealed class AgreementFolder
{
    public const string DocumentPath = "agreements/a-charter/agreement.md";
    public const string First = "agreements/a-charter/1.md";
    public const string Second = "agreements/a-charter/2.md";

    public static readonly DateOnly Today = new(2026, 6, 1);

    private readonly SampleFolder folder = new();

    public AgreementFolder()
    {
        With(DocumentPath, """
            ---
            id: a-charter
            title: A charter
            summary: What we promise.
            reading-age: 12
            ---
            Why we sign it.
            """);
        With(First, """
            ---
            effective: 2026-03-01
            declaration: I sign for my agency.
            review-months: 12
            term-months: 36
            grace-days: 90
            reading-age: 13
            promises:
              - key: a
                title: To be believed
            places:
              - key: director
                role: Director of Children's Services
                level: senior-leaders
                agency: council
            ---
            What this is.

            ## To be believed

            :::clause We write down what you say
            id: written-down
            promise: a
            summary: We write down what you tell us, as you said it.
            ---
            We write down what parents tell us in *their own words*.

            - We read it back.
            - We send a copy.
            :::

            :::clause We come back to you
            id: come-back
            promise: a
            summary: We tell you what we did.
            ---
            Within a week we say what has been done.
            :::
            """);
        With(Second, Text(First).Replace("effective: 2026-03-01", "effective: 2026-09-01\nchanges: A week became three days.", StringComparison.Ordinal)
            .Replace("Within a week", "Within three days", StringComparison.Ordinal));
        Lock();
    }

    public AgreementFolder With(string path, string text)
    {
        folder.With(path, text);
        return this;
    }

    public AgreementFolder With(string path, byte[] bytes)
    {
        folder.With(path, bytes);
        return this;
    }

    public AgreementFolder Without(string path)
    {
        folder.Without(path);
        return this;
    }

    public AgreementFolder Change(string path, string old, string text)
    {
        folder.Change(path, old, text);
        return this;
    }

    public IContentFolder Files => folder.Files;

    /// <summary>Makes it a document of one version with another body.</summary>
    public AgreementFolder Version(string body)
    {
        const string end = "\n---\n";
        var fields = Text(First)[..Text(First).IndexOf(end, StringComparison.Ordinal)].Replace("promises:\n  - key: a\n    title: To be believed\n", "", StringComparison.Ordinal);
        return Without(Second).With(First, fields + end + body + "\n").Lock();
    }

    /// <summary>Writes the list of locked versions anew: those named, or all that are there.</summary>
    public AgreementFolder Lock(params string[] paths)
    {
        Without(LockedVersions.File);
        var lines = LockedVersions.Read(folder.Files).LinesToAdd(folder.Files)
            .Where(line => paths.Length == 0 || paths.Any(p => line.EndsWith(p["agreements/".Length..], StringComparison.Ordinal)));
        return With(LockedVersions.File, string.Concat(lines.Select(l => l + "\n")));
    }

    public string Text(string path) => System.Text.Encoding.UTF8.GetString(Bytes(path));

    public byte[] Bytes(string path)
    {
        using var stream = folder.Files.Open(path);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public ContentLibrary Compile(ContentLibrary? lastGood = null) => CompileOn(Today, lastGood);

    public ContentLibrary CompileOn(DateOnly day, ContentLibrary? lastGood = null) =>
        new ContentCompiler(new CompilerOptions { Today = () => day }).Compile(folder.Files, lastGood);

    /// <summary>The findings, one to a line, without their messages.</summary>
    public string Findings() => string.Join('\n', Compile().Findings.Select(SampleFolder.Brief));

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The document, which must have compiled without findings.</summary>
    public AgreementDocument Compiled()
    {
        var library = Compile();
        Assert.Empty(library.Findings.Select(f => f.ToString()));
        return Assert.Single(library.Agreements);
    }
}
