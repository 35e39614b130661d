using System.Buffers.Binary;
using System.Text;

namespace Pace.Learning.Web.Platform.Media;

/// <summary>
/// What is in an MP4, an M4A, a film of QuickTime or of an old phone: they are built alike, and their names and brands say little. What counts is whether each
/// track is of a kind that browsers play.
/// </summary>
internal sealed class Mp4Reader : ContainerReader
{
    private const int Header = 8;

    private static readonly string[] Containers = ["moov", "trak", "mdia", "minf", "stbl"];
    private static readonly string[] PlayedSound = ["mp4a", "Opus", "fLaC", ".mp3"];
    private static readonly string[] PlayedFilm = ["avc1", "avc2", "avc3", "avc4", "av01", "vp08", "vp09"];

    private readonly List<string> sounds = [];
    private readonly List<string> films = [];
    private string handler = "";
    private long entriesEnd;

    public override MediaFinding Finding() =>
        films.Exists(IsHevc) ? MediaRefusal.Hevc
        : sounds.Exists(s => s is "samr" or "sawb") && films.Count == 0 ? MediaRefusal.Amr
        : films.Exists(f => f is "s263" or "h263" or "mp4v") || sounds.Exists(s => s is "samr" or "sawb") ? MediaRefusal.OldPhoneFilm
        : sounds.Contains("alac") ? MediaRefusal.Lossless
        : IsBroken || (films.Count == 0 && sounds.Count == 0) ? MediaRefusal.Broken
        : films.Exists(f => !PlayedFilm.Contains(f)) || sounds.Exists(s => !PlayedSound.Contains(s)) ? MediaRefusal.ForComputers
        : films.Count > 0 ? MediaType.Mp4 : MediaType.M4a;

    protected override long Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Header)
        {
            return 0;
        }
        var kind = Encoding.ASCII.GetString(bytes[4..Header]);
        long length = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (length == 1)
        {
            if (bytes.Length < Header + 8)
            {
                return 0;
            }
            length = BinaryPrimitives.ReadInt64BigEndian(bytes[Header..]);
        }
        if (Position < entriesEnd)
        {
            return ReadEntry(kind, length);
        }
        if (length == 0)
        {
            // It goes on to the end of the file.
            IsDone = true;
            return 0;
        }
        return length < Header ? Break() : ReadBox(kind, length, bytes);
    }

    private long ReadBox(string kind, long length, ReadOnlySpan<byte> bytes)
    {
        if (Containers.Contains(kind))
        {
            handler = kind == "trak" ? "" : handler;
            return Header;
        }
        switch (kind)
        {
            case "hdlr" when bytes.Length < 20:
            case "stsd" when bytes.Length < 16:
                return 0;
            case "hdlr":
                // QuickTime names a second one in each track, for where its bytes are.
                handler = Encoding.ASCII.GetString(bytes[16..20]) is "soun" or "vide" ? Encoding.ASCII.GetString(bytes[16..20]) : handler;
                return length;
            case "stsd":
                entriesEnd = Position + length;
                return 16;
            default:
                return length;
        }
    }

    private long ReadEntry(string kind, long length)
    {
        if (length < Header || Position + length > entriesEnd)
        {
            return Break();
        }
        if (handler.Length > 0)
        {
            (handler == "vide" ? films : sounds).Add(kind);
        }
        return length;
    }

    private static bool IsHevc(string film) => film is "hvc1" or "hev1" or "dvh1" or "dvhe";
}
