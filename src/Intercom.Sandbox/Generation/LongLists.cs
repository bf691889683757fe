using System.Text.Json.Nodes;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Turns generated rows into such as the API cuts short: contacts with more than ten of a list, tickets with more parts than it serves.</summary>
internal sealed class LongLists(References references)
{
    private const int Notes = 13;
    private const int Companies = 12;
    private int _contacts;
    private int _tickets;

    public GeneratedRow OfContact(GeneratedRow contact)
    {
        var number = _contacts++;
        var lists = new Dictionary<string, IReadOnlyList<string>>
        {
            [ContactLists.Tags] = [.. references.Tags.Take(ContactLists.MostInline + 1 + number % 2)],
            [ContactLists.Companies] = [.. references.Companies.Skip(number).Take(Companies)],
            [ContactLists.Notes] = [.. Enumerable.Range(0, Notes).Select(note => $"{900_000_000 + (number * 100) + note}")],
        };
        var json = JsonNode.Parse(contact.Json)!.AsObject();
        foreach (var (list, ids) in lists) ContactLists.Write(json, contact.Id, list, ids);
        return contact with { Json = RowJson.Write(json), WholeLists = lists };
    }

    /// <summary>The ticket with the most recent of its parts inline and all of them counted.</summary>
    public GeneratedRow OfTicket(GeneratedRow ticket, int parts)
    {
        var number = _tickets++;
        var json = JsonNode.Parse(ticket.Json)!.AsObject();
        var (from, to) = ticket.Times;
        for (var part = 1; part < parts; part++)
            TicketParts.Append(json, $"{8_000_000 + (number * 10_000) + part}", from + ((to - from) * part / parts));
        return ticket with { Json = RowJson.Write(json) };
    }
}
