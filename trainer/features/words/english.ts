/**
 * English words that tell on careless or hostile edits. Written for Label Wing; not revscoring's lists (those are
 * patterns), so features made with them are ours although they are computed the same way.
 * Changing a list changes features: raise `version` in `word-features.ts`.
 */
import { wordList } from '../word-list.ts';

/** Vulgar, sexual and abusive words, slurs included: what vandals write. */
export const englishBadwords = wordList(
	'english.badwords',
	`anus arse arsehole arses ass asses asshat asshole assholes bastard bastards bitch bitches bitchy blowjob blowjobs
	boner boob boobies boobs bugger bullshit bunghole butt buttcheeks butthead butthole butts chink clit cock cocks
	cocksucker coon crap crappy cum cumming cunt cunts damn dick dickhead dickheads dicks dickwad dike dildo dildos dipshit
	dookie douche douchebag dumbass dumbasses dyke ejaculate fag faggot faggots fags fart farted farting farts fatass fuck
	fucka fucked fucker fuckers fuckface fuckhead fuckin fucking fucks fuk fuker gangbang goddamn gook hoe hoes hooker
	hookers horny humping jackass jackoff jerkoff jizz kike kkk masturbate masturbates masturbating moron morons
	motherfucker motherfuckers motherfucking nigga niggas nigger niggers nutsack orgy paki pedo pedophile penis penises
	phuck piss pissed pissing poo poop pooped pooping poopoo poopy porn porno prick pube pubes puke pussies pussy queer
	queers rape raped rapist rectum retard retarded retards scrotum sex sexy shag shit shite shithead shits shitting shitty
	shlong skank slag slut sluts slutty smegma spastic spic sperm tard testicle testicles tit tits titties titty tosser
	turd turds twat twats urinate vagina vaginas vibrator wank wanker wankers wanking wetback whore whores wiener`.split(
		/\s+/,
	),
);

/** Chat, laughter, greetings, keyboard mashing, opinions about people: words that no article needs. */
export const englishInformals = wordList(
	'english.informals',
	`aint alot arent asdf asdfghjkl awesome aww awww bae bff blah blahblah boo booya boring bro bros bruh bye cant chill coolest
	cuz dat didnt dint doesnt dont douchey duh dude dudes dumb dumber dumbest dummy dunno eww ewww fatty freakin freaking
	fugly gayest geek gimme goin gonna goofy gosh gotta gr gross ha haha hahah hahaha hahahaha hahahahaha haters hawt heck hehe
	hehehe hello hey heya hi hiya homie hottest hottie howdy huh idiot idiotic idiots idk ima imma innit isnt jk kidding kinda
	kool lame lamest lawl lmao lmfao lol lolol lololol lolz loser losers lotta luv luvs lulz mama meh moms mommy nah naw nerd nerds
	nope noob noobs nooo noooo oh ok okay omfg omg ooh oops oooh ouch outta ownage owned peeps plz pls pwn pwned qwerty rad
	rly rofl roflmao shes shoutout shouldnt shut skool smelly smells sorta stank stink stinks stinky stoopid stuff stupid
	stupidest suck sucked sucker suckers sucks sup swag sweet teh thang thanx thats theyre thx tho ugh ugly ugliest umm
	uncool ur wack wanna wannabe wasnt wassup wazzup weird weirdo whatcha whatever whoa whoop woah wont woohoo woot wouldnt
	wow wtf wth wuz ya yah yall yay yeah yeahh yep yikes yippee yo yolo youre yuck yucky yum yummy yup zomg`.split(
		/\s+/,
	),
);
