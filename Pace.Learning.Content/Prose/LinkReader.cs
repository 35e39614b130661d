using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Pace.Learning.Content.Prose;

/// <summary>Decides where links and pictures lead. What it does not bless is written as text.</summary>
internal sealed class LinkReader(FindingLog findings, PageWriter page)
{
    public void SeeTo(MarkdownObject link, string? written, int line)
    {
        if (Find(written, line) is { } target && page.Spend(target.Href.Length, line, findings))
        {
            LinkTarget.Bless(link, target);
        }
    }

    public void SeeToPicture(LinkInline picture, int line)
    {
        if (page.IsAgreement)
        {
            findings.Error(line, RuleNames.MisplacedBlock, "A picture may change while the words around it stay, so it can't stand in an agreement.");
            return;
        }
        var alt = ProseText.Of(picture) is { Length: > 0 } written ? written : page.Site.FactsOf(picture.Url ?? "")?.Alt;
        if (alt is null)
        {
            findings.Error(line, RuleNames.MissingAlt, "A picture needs alternative text: ![what it shows](media/picture.png).");
        }
        if (page.Site.FindPicture(picture.Url ?? "", alt ?? "", line, findings) is { } tag && page.Spend(tag.Length, line, findings))
        {
            PictureTarget.Bless(picture, new(tag));
        }
    }

    private LinkTarget? Find(string? written, int line)
    {
        var address = Address.Read(written);
        switch (address.Kind)
        {
            case AddressKind.External:
                return new(address.Encoded(), IsExternal: true);
            case AddressKind.Contact:
                return new(address.Encoded(), IsExternal: false);
            case AddressKind.Reference:
                return Refer(address.Text[4..], line);
            case AddressKind.Site or AddressKind.Fragment:
                page.Links.Add(new(address.Text, line, findings));
                return new(page.Site.Served(address.Encoded()), IsExternal: false);
            case AddressKind.Other:
                findings.Error(line, RuleNames.BrokenLink, $"\"{Short(address.Text)}\" leads nowhere: begin with https://, with / for a page of this site, with # for a heading, or write ref: and an id.");
                return null;
            default:
                findings.Error(line, RuleNames.UnsafeLink, $"\"{Short(address.Text)}\" is not an address that a link may have: use https:, http:, mailto:, tel:, ref: or a path of this site.");
                return null;
        }
    }

    private LinkTarget? Refer(string reference, int line)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var id = hash < 0 ? reference : reference[..hash];
        if (page.Site.AddressOf(id) is { } url)
        {
            var whole = hash < 0 ? url : url + reference[hash..];
            page.Links.Add(new(whole, line, findings));
            return new(whole, IsExternal: false);
        }
        findings.Error(line, RuleNames.BrokenLink, $"No course, module, lesson, page, pathway or agreement has the id \"{Short(id)}\".");
        return null;
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
